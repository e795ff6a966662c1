import { signal, type Signal } from "@preact/signals";
import { readStored, writeStored } from "../browser.ts";

export type Mode = "reply" | "note";

/** What is being written to one conversation: a reply and a note, side by side. */
export type Draft = {
  readonly mode: Mode;
  readonly reply: string;
  readonly note: string;
  /** Number of the last line there was when the reply was begun; null: none is, or it is not known. */
  readonly since: number | null;
};

const NOTHING: Draft = { mode: "reply", reply: "", note: "", since: null };

export interface Drafts {
  /** The draft of one conversation, kept over a reload. */
  of(conversationId: string): Signal<Draft>;
  set(conversationId: string, draft: Draft): void;
}

export function createDrafts(agentId: string): Drafts {
  const held = new Map<string, Signal<Draft>>();
  const keyOf = (conversationId: string) => `cascade.draft.${agentId}.${conversationId}`;

  const of = (conversationId: string) => {
    const known = held.get(conversationId);
    if (known !== undefined) return known;
    const draft = signal(parseDraft(readStored(keyOf(conversationId))));
    held.set(conversationId, draft);
    return draft;
  };

  return {
    of,
    set(conversationId, given) {
      const draft = given.reply === "" ? { ...given, since: null } : given;
      of(conversationId).value = draft;
      const empty = draft.reply === "" && draft.note === "";
      writeStored(keyOf(conversationId), empty ? null : JSON.stringify(draft));
    },
  };
}

export function parseDraft(stored: string | null): Draft {
  try {
    const { mode, reply, note, since } = JSON.parse(stored ?? "{}") as Record<string, unknown>;
    return {
      mode: mode === "note" ? "note" : "reply",
      reply: typeof reply === "string" ? reply : "",
      note: typeof note === "string" ? note : "",
      since: typeof since === "number" ? since : null,
    };
  } catch {
    return NOTHING;
  }
}
