import { closeSync, openSync, readFileSync, writeSync } from "node:fs";
import type { Logged } from "../../server/protocol/conversation.ts";
import type { ConversationView } from "../../server/protocol/view.ts";

/** What the people of a load saw with their own eyes, a JSON line each, written when it happened. */
export type Line =
  /** A visitor with this secret took part. */
  | { readonly is: "visitor"; readonly who: string; readonly token: string }
  /** The server has promised: this message or note is kept, under this number. */
  | {
      readonly is: "acked";
      readonly who: string;
      readonly id: string;
      readonly text: string;
      readonly conversationId: string;
      readonly log: Logged["log"];
      readonly seq: number;
    }
  /** It was refused for good, and must not turn up. */
  | { readonly is: "refused"; readonly who: string; readonly id: string }
  /** It was shown to somebody, as it happened. */
  | {
      readonly is: "saw";
      readonly who: string;
      readonly id: string;
      readonly conversationId: string;
      readonly log: Logged["log"];
      readonly seq: number;
    }
  /** A conversation as somebody holds it at the end. */
  | { readonly is: "view"; readonly who: string; readonly view: ConversationView };

export type Lines = { write(line: Line): void; close(): void };

export function openLines(file: string): Lines {
  const handle = openSync(file, "a");
  return {
    write: (line) => void writeSync(handle, `${JSON.stringify(line)}\n`),
    close: () => closeSync(handle),
  };
}

/** All lines that are whole; the last may be on its way. */
export function readLines(file: string): readonly Line[] {
  const whole = readFileSync(file, "utf8").split("\n").slice(0, -1);
  return whole.map((line) => JSON.parse(line) as Line);
}
