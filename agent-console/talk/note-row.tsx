import { Fragment } from "preact";
import type { Attachment } from "../../server/protocol/files.ts";
import { mentionsIn } from "../../server/protocol/mentions.ts";
import type { NoteEntry } from "../../server/protocol/view.ts";
import type { OutboxItem } from "../../widget/link/outbox.ts";
import { Avatar } from "../../widget/ui/avatar.tsx";
import { FileList } from "../../widget/ui/file-list.tsx";
import { LockIcon } from "../../widget/ui/icons.tsx";
import { TypedText } from "../../widget/ui/safe-markdown.tsx";
import { fileAccess } from "../files/access.tsx";
import { times } from "../state/here.ts";
import { useDesk } from "../state/use-desk.ts";
import { messageStateWords, talkWords } from "../words/talk.ts";
import { resolveWords } from "../words/pass.ts";
import { NotSent } from "./not-sent.tsx";

/** An entry only agents see: amber, with a lock and the words. */
export function NoteRow({ entry }: { readonly entry: NoteEntry }) {
  const { agentId, agentName, text, files, why } = entry.note;
  return (
    <Note
      id={agentId}
      name={agentName}
      time={times.clock(entry.at)}
      text={text}
      files={files ?? []}
      heading={why === "resolved" ? resolveWords.noted : null}
    />
  );
}

export function PendingNote({ item }: { readonly item: OutboxItem }) {
  const { account } = useDesk();
  return (
    <>
      <Note
        id={account.id}
        name={account.name}
        time={messageStateWords[item.state]}
        text={item.text}
        files={item.files ?? []}
      />
      {item.state === "failed" && <NotSent ids={[item.id]} />}
    </>
  );
}

/** Names of colleagues stand out. */
function NoteText({ text }: { readonly text: string }) {
  const people = [...useDesk().registers.agents.value.values()];
  const mentions = mentionsIn(text, people);
  return (
    <>
      {mentions.map(({ from, to }, nth) => (
        <Fragment key={from}>
          <TypedText text={text.slice(mentions[nth - 1]?.to ?? 0, from)} />
          <b class="mention">{text.slice(from, to)}</b>
        </Fragment>
      ))}
      <TypedText text={text.slice(mentions.at(-1)?.to ?? 0)} />
    </>
  );
}

type NoteProps = {
  readonly id: string;
  readonly name: string;
  readonly time: string;
  readonly text: string;
  readonly files: readonly Attachment[];
  /** What the note is, where it is not just one. */
  readonly heading?: string | null;
};

function Note({ id, name, time, text, files, heading = null }: NoteProps) {
  return (
    <article class="notice">
      <Avatar name={name} seed={id} />
      <header>
        <b class="strong">{name}</b> <span class="num">{time}</span>
        <span class="end">
          <LockIcon small />
          {talkWords.onlyAgents}
        </span>
      </header>
      <div class="inside">
        {heading !== null && <p class="soft">{heading}</p>}
        {text !== "" && (
          <p class="typed" dir="auto">
            <NoteText text={text} />
          </p>
        )}
        {files.length > 0 && <FileList files={files} access={fileAccess} />}
      </div>
    </article>
  );
}
