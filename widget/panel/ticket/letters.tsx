import type { MessageBody } from "../../../server/protocol/conversation.ts";
import type { ConversationView, Entry } from "../../../server/protocol/view.ts";
import type { OutboxItem } from "../../link/outbox.ts";
import { Avatar, BotAvatar } from "../../ui/avatar.tsx";
import { DownIcon } from "../../ui/icons-home.tsx";
import { ChatIcon } from "../../ui/icons-talk.tsx";
import { SafeMarkdown, TypedText } from "../../ui/safe-markdown.tsx";
import { FileList } from "../../ui/file-list.tsx";
import { rowsOf, type Turn } from "../../ui/turns.ts";
import { clock } from "../browser.ts";
import { fileAccess } from "../files/access.ts";
import { times } from "../reading.ts";
import { EarlierLines } from "../thread/earlier-lines.tsx";
import { Meta } from "../thread/meta.tsx";
import { laterWords } from "../words/later-words.ts";

type LettersProps = { readonly view: ConversationView; readonly pending: readonly OutboxItem[] };

/** The story of a request: the chat before it, folded, and what was written since. */
export function Letters({ view, pending }: LettersProps) {
  const { entries } = view.public;
  const filed = entries.findIndex((entry) => entry.is === "filed");
  const before = turnsOf(entries.slice(0, filed + 1), view, []);
  const since = turnsOf(entries.slice(filed + 1), view, pending);
  const earlier = <EarlierLines id={view.id} />;
  return (
    <section class="letters" role="log" aria-label={laterWords().thread.label}>
      {before.length === 0 && earlier}
      {before.length > 0 && (
        <details open={since.length === 0}>
          <summary class="fold">
            <ChatIcon small />
            <span class="grow">{laterWords().ticket.earlier}</span>
            <DownIcon small />
          </summary>
          <div class="letters">
            {earlier}
            {before.map((turn) => (
              <Letter key={turn.key} turn={turn} />
            ))}
          </div>
        </details>
      )}
      {since.map((turn) => (
        <Letter key={turn.key} turn={turn} />
      ))}
    </section>
  );
}

function turnsOf(
  entries: readonly Entry[],
  view: ConversationView,
  pending: readonly OutboxItem[],
): readonly Turn[] {
  const rows = rowsOf({
    entries,
    side: "visitor",
    me: { kind: "visitor" },
    receipt: view.public.receipts.agent,
    pending,
    dayKey: times().dayKey,
  });
  return rows.filter((row) => row.is === "turn");
}

function Letter({ turn }: { readonly turn: Turn }) {
  const { author, mine, at, messages } = turn;
  const name = mine
    ? laterWords().thread.you
    : author.kind === "agent"
      ? author.name
      : laterWords().bar.bot;
  const pending = messages.some(({ seq }) => seq === null);
  return (
    <article class="letter">
      {author.kind === "bot" ? <BotAvatar /> : <Avatar name={name} />}
      <header>
        <b>
          <bdi>{name}</bdi>
        </b>
        <time class="num">{stamp(at)}</time>
      </header>
      <div class="words">
        {messages.map(({ id, body, files = [] }) => [
          <Words key={id} body={body} />,
          files.length > 0 && <FileList key={`${id} files`} files={files} access={fileAccess()} />,
        ])}
        {pending && <Meta turn={turn} />}
      </div>
    </article>
  );
}

/** 15:35; on other days with the day. */
function stamp(at: number): string {
  return times().dayKey(at) === times().dayKey(clock())
    ? times().clock(at)
    : times().full(at, clock());
}

function Words({ body }: { readonly body: MessageBody }) {
  switch (body.type) {
    case "text":
      if (body.text === "") return null;
      return (
        <p class="typed" dir="auto">
          <TypedText text={body.text} />
        </p>
      );
    case "phrase":
      return <p>{laterWords().phrases[body.phrase]}</p>;
    case "answer":
      return (
        <>
          {body.rephrased !== undefined && (
            <>
              <p dir="auto">{body.rephrased.text}</p>
              <p class="small soft">{laterWords().thread.inOtherWords}</p>
            </>
          )}
          <SafeMarkdown text={body.passage} />
        </>
      );
    case "suggestions":
      return <p>{body.articles.map(({ title }) => title).join(", ")}</p>;
  }
}
