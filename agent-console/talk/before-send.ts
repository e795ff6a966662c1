import { MAX_TEXT } from "../../server/protocol/limits.ts";
import { leftIn } from "../../server/protocol/variables.ts";
import type { ConversationView, Entry } from "../../server/protocol/view.ts";
import type { Companion } from "../state/company.ts";
import { lengthWords } from "../words/length.ts";
import { toolkitWords } from "../words/toolkit.ts";

/** Why one is asked once more before a reply is sent. */
export type Doubt =
  | { readonly is: "writing"; readonly key: string; readonly name: string }
  | {
      readonly is: "replied";
      readonly key: string;
      readonly name: string;
      readonly at: number;
      readonly text: string;
    };

type Sending = {
  readonly view: Pick<ConversationView, "public">;
  readonly me: string;
  readonly company: readonly Companion[];
  /** Number of the last line when this reply was begun; null: it was not. */
  readonly since: number | null;
};

/**
 * What a reply could run into: another agent's that came since it was begun, or one that is being
 * written. Pure.
 */
export function doubtsOf({ view, me, company, since }: Sending): readonly Doubt[] {
  const replied = since === null ? null : lastReply(view.public.entries, me, since);
  const writing = company
    .filter(({ does }) => does === "replying")
    .map(({ id, name }): Doubt => ({ is: "writing", key: `writing ${id}`, name }));
  return replied === null ? writing : [replied, ...writing];
}

function lastReply(entries: readonly Entry[], me: string, since: number): Doubt | null {
  const found = entries.findLast(
    (entry) => entry.is === "message" && entry.seq > since && isColleague(entry, me),
  );
  if (found?.is !== "message" || found.message.author.kind !== "agent") return null;
  const { message, at } = found;
  const { name } = found.message.author;
  return { is: "replied", key: `replied ${message.id}`, name, at, text: textOf(message) };
}

function isColleague({ message }: Extract<Entry, { readonly is: "message" }>, me: string) {
  return message.author.kind === "agent" && message.author.id !== me;
}

function textOf({ body, files = [] }: Extract<Entry, { readonly is: "message" }>["message"]) {
  const text = body.type === "text" ? body.text : "";
  return text === "" ? files.map(({ name }) => name).join(", ") : text;
}

/** Why it cannot be sent as it stands. Nothing is cut off: it stays, to be put right (SPEC CX11). Pure. */
export function mistakeIn(text: string): string | null {
  const unfilled = leftIn(text);
  if (unfilled.length > 0) return toolkitWords.canned.left(unfilled);
  const over = text.length - MAX_TEXT;
  return over > 0 ? lengthWords.inParts(over) : null;
}
