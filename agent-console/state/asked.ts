import { signal } from "@preact/signals";
import type { Mode } from "./drafts.ts";

/** What stands over everything else; one at a time. */
export type Overlay =
  | { readonly is: "commands" | "keys" }
  /** What a macro would do to a conversation, before it does. */
  | { readonly is: "macro"; readonly conversationId: string; readonly macroId: string }
  /** Handing a chat on: `own` with a note, or a supervisor's word on somebody else's. */
  | { readonly is: "hand-on"; readonly conversationId: string; readonly own: boolean }
  /** Resolving a chat with a reason. */
  | { readonly is: "resolve-why"; readonly conversationId: string }
  | { readonly is: "merge-contact"; readonly contactId: string };

export const overlay = signal<Overlay | null>(null);

export function closeOverlay(): void {
  overlay.value = null;
}

/** Buttons of the writer that put something in. */
export const WRITER_TOOLS = ["attach", "article", "emoji"] as const;
export type WriterTool = (typeof WRITER_TOOLS)[number];

/** Where one writes, as others reach it; the writer on screen fills it. */
export const writer: {
  /**
   * Takes the focus there at once: a letter typed right behind the key must not do what letters do
   * elsewhere.
   */
  begin: ((mode: Mode) => void) | null;
  has: ((tool: WriterTool) => boolean) | null;
  use: ((tool: WriterTool) => void) | null;
} = { begin: null, has: null, use: null };
