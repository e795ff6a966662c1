import type { ComponentChildren } from "preact";
import { Avatar, BotAvatar } from "../../ui/avatar.tsx";
import { FileList } from "../../ui/file-list.tsx";
import type { Turn } from "../../ui/turns.ts";
import { useApp } from "../app.ts";
import { fileAccess } from "../files/access.ts";
import { laterWords } from "../words/later-words.ts";
import { Bubble } from "./bubble.tsx";
import { Meta } from "./meta.tsx";

type TurnProps = {
  readonly turn: Turn;
  /** Public number behind which messages came while the thread was open: they arrive. */
  readonly arriving: number;
  /** Below the turn, instead of its time. */
  readonly below?: ComponentChildren;
};

/** Consecutive messages of one author, and one line about the last of them. */
export function TurnRow({ turn, arriving, below }: TurnProps) {
  const { author, mine, messages } = turn;
  const kind = mine ? "mine" : author.kind === "bot" ? "is-bot" : "";
  return (
    <div class={`turn ${kind} ${turn.tight ? "tight" : ""}`}>
      <Who turn={turn} />
      {!mine && <Face turn={turn} />}
      <div class="stack">
        {messages.map(({ id, body, files = [], seq }) => {
          const look = lookOf(turn, (seq ?? Infinity) > arriving);
          return [
            (body.type !== "text" || body.text !== "") && (
              <Bubble key={id} id={id} body={body} look={look} />
            ),
            files.length > 0 && (
              <FileList key={`${id} files`} files={files} access={fileAccess()} look={look} />
            ),
          ];
        })}
      </div>
      {below ?? <Meta turn={turn} />}
    </div>
  );
}

function Face({ turn }: { readonly turn: Turn }) {
  const { snapshot } = useApp().session;
  if (isUnasked(turn)) return <Avatar name={snapshot.value?.shop.name ?? ""} />;
  return turn.author.kind === "agent" ? <Avatar name={turn.author.name} /> : <BotAvatar />;
}

function Who({ turn }: { readonly turn: Turn }) {
  const { author, mine, tight } = turn;
  const { snapshot } = useApp().session;
  if (author.kind === "bot") {
    return (
      <p class="who">
        <bdi class="strong">
          {isUnasked(turn) ? snapshot.value?.shop.name : laterWords().bar.bot}
        </bdi>
      </p>
    );
  }
  if (tight) return null;
  return (
    <p class="sr">{mine || author.kind === "visitor" ? laterWords().thread.you : author.name}</p>
  );
}

/** The shop's own word, not an answer of the bot's. */
function isUnasked({ messages }: Turn): boolean {
  return messages[0]?.unasked === true;
}

function lookOf({ mine, state }: Turn, arrives: boolean): string {
  if (state === "failed") return "failed";
  if (state === "waiting" || state === "sending") return arrives ? "waiting arrive" : "waiting";
  return arrives && !mine ? "arrive" : "";
}
