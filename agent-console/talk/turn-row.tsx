import type { MessageBody } from "../../server/protocol/conversation.ts";
import { Avatar, BotAvatar } from "../../widget/ui/avatar.tsx";
import { AlertIcon, CheckIcon, ChecksIcon, ClockIcon } from "../../widget/ui/icons.tsx";
import { FileList } from "../../widget/ui/file-list.tsx";
import { TypedText } from "../../widget/ui/safe-markdown.tsx";
import type { MessageState, Turn } from "../../widget/ui/turns.ts";
import { fileAccess } from "../files/access.tsx";
import { times } from "../state/here.ts";
import { useDesk } from "../state/use-desk.ts";
import { commonWords } from "../words/common.ts";
import { messageStateWords, phraseWords, talkWords } from "../words/talk.ts";
import { typingPreviewWords } from "../words/typing-preview.ts";
import { proactiveWords } from "../words/proactive.ts";
import { ArticleLink } from "./article-link.tsx";
import { ByMail, LostFiles } from "./by-mail.tsx";
import { MakeArticle } from "./make-article.tsx";
import { NotSent } from "./not-sent.tsx";
import { SplitOff } from "./split-off.tsx";

type TurnProps = { readonly turn: Turn; readonly contactId: string };

/** What one person said in one go. Ours is the tinted side, whichever of us wrote it. */
export function TurnRow({ turn, contactId }: TurnProps) {
  const kind = turn.author.kind === "bot" ? " is-bot" : turn.mine ? " mine" : "";
  return (
    <div class={`turn${kind}${turn.tight ? " tight" : ""}`}>
      <Face turn={turn} contactId={contactId} />
      <div class="stack">
        {turn.messages.map(({ id, body, files = [] }) => [
          (body.type !== "text" || body.text !== "") && (
            <div key={id} class={`bubble ${turn.state ?? ""}`} dir="auto">
              <Body body={body} />
            </div>
          ),
          files.length > 0 && (
            <FileList
              key={`${id} files`}
              files={files}
              access={fileAccess}
              look={turn.state ?? ""}
            />
          ),
        ])}
        <LostFiles turn={turn} />
      </div>
      <Below turn={turn} contactId={contactId} />
    </div>
  );
}

/** A colleague's turn is named; one's own and the visitor's need it only in sound. */
function Face({ turn, contactId }: TurnProps) {
  const { account, registers } = useDesk();
  const { author } = turn;
  if (author.kind === "bot") return <Named avatar={<BotAvatar />} name={commonWords.bot} spoken />;
  if (author.kind === "visitor") {
    const name = registers.contacts.value.get(contactId)?.name ?? commonWords.visitor;
    return <Named avatar={<Avatar name={name} seed={contactId} />} name={name} spoken />;
  }
  const mine = author.id === account.id;
  return <Named avatar={null} name={mine ? commonWords.You : author.name} spoken={mine} />;
}

type NamedProps = {
  readonly avatar: preact.ComponentChildren;
  readonly name: string;
  readonly spoken: boolean;
};

function Named({ avatar, name, spoken }: NamedProps) {
  return (
    <>
      {avatar}
      <p class={spoken ? "sr" : "who"}>{name}</p>
    </>
  );
}

function Body({ body }: { readonly body: MessageBody }) {
  switch (body.type) {
    case "text":
      return <TypedText text={body.text} />;
    case "phrase":
      return <em>{phraseWords[body.phrase]}</em>;
    case "answer":
      return (
        <>
          {body.rephrased !== undefined && (
            <>
              <p>{body.rephrased.text}</p>
              <p class="small soft">{talkWords.inOtherWords}</p>
            </>
          )}
          <p class="strong">
            <ArticleLink article={body.article} />
          </p>
          <p class="small">{body.passage}</p>
        </>
      );
    case "suggestions":
      return (
        <ul class="titles">
          {body.articles.map((article) => (
            <li key={article.id}>
              <ArticleLink article={article} />
            </li>
          ))}
        </ul>
      );
  }
}

function Below({ turn, contactId }: TurnProps) {
  const { link } = useDesk();
  // On its way within the moment: only without a connection it waits for one.
  const isGoing = turn.state === "waiting" && link.status.value === "online";
  const state = isGoing ? "sending" : turn.state;
  if (turn.state === "failed") return <NotSent ids={turn.messages.map((message) => message.id)} />;
  return (
    <p class="meta num" aria-live="off">
      {state !== null && `${messageStateWords[state]} `}
      {state !== "sending" && state !== "waiting" && times.clock(turn.at)}
      {state !== null && <StateIcon state={state} />}
      {turn.messages[0]?.unasked === true && ` ${proactiveWords.unasked}`}
      <ByMail turn={turn} />
      <MakeArticle turn={turn} contactId={contactId} />
      <SplitOff turn={turn} />
    </p>
  );
}

function StateIcon({ state }: { readonly state: MessageState }) {
  switch (state) {
    case "sending":
    case "waiting":
      return <ClockIcon small />;
    case "failed":
      return <AlertIcon small />;
    case "seen":
      return <ChecksIcon small />;
    case "sent":
      return null;
    case "delivered":
    case "heard":
      return <CheckIcon small />;
  }
}

/** What the visitor has not sent: dimmed, and said to be so. Not read out with every letter. */
export function DraftRow({
  contactId,
  text,
}: {
  readonly contactId: string;
  readonly text: string;
}) {
  const { registers } = useDesk();
  const name = registers.contacts.value.get(contactId)?.name ?? commonWords.visitor;
  return (
    <div class="turn draft-row" aria-live="off">
      <Avatar name={name} seed={contactId} />
      <div class="stack">
        <div class="bubble draft" dir="auto">
          <span class="sr">{typingPreviewWords.unsentBy(name)}: </span>
          {text}
        </div>
      </div>
      <p class="meta" aria-hidden="true">
        {typingPreviewWords.unsent}
      </p>
    </div>
  );
}

export function TypingRow({ contactId }: { readonly contactId: string }) {
  const { registers } = useDesk();
  const name = registers.contacts.value.get(contactId)?.name ?? commonWords.visitor;
  return (
    <div class="turn">
      <Avatar name={name} seed={contactId} />
      <div class="stack">
        <div class="bubble typing">
          <i />
          <i />
          <i />
          <span class="sr">{talkWords.isTyping(name)}</span>
        </div>
      </div>
    </div>
  );
}
