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
  /**
   * What is being written in a form, kept likewise; null: nothing is. `like`: any such form, since what
   * an older console kept may be of another kind.
   */
  form<F>(name: string, like: F): Signal<F | null>;
}

export function createDrafts(agentId: string): Drafts {
  const held = new Map<string, Signal<Draft>>();
  const forms = new Map<string, Signal<unknown>>();
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
    form<F>(name: string, like: F) {
      const known = forms.get(name);
      if (known !== undefined) return known as Signal<F | null>;
      const key = `cascade.form.${agentId}.${name}`;
      const form = signal(parseForm(readStored(key), like));
      form.subscribe((now) => writeStored(key, now === null ? null : JSON.stringify(now)));
      forms.set(name, form as Signal<unknown>);
      return form;
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

export function parseForm<F>(stored: string | null, like: F): F | null {
  try {
    const form: unknown = JSON.parse(stored ?? "null");
    return isLike(form, like) ? (form as F) : null;
  } catch {
    return null;
  }
}

/** It has all that the other has, of the same types; in a list, each has what the first one there has. */
function isLike(value: unknown, like: unknown): boolean {
  if (typeof like !== "object" || like === null) return typeof value === typeof like;
  if (Array.isArray(like))
    return Array.isArray(value) && value.every((member) => isLike(member, like[0]));
  if (typeof value !== "object" || value === null) return false;
  const parts = value as Readonly<Record<string, unknown>>;
  return Object.entries(like).every(([name, part]) => isLike(parts[name], part));
}
