import { signal, type ReadonlySignal } from "@preact/signals";
import { TYPING_MS } from "../../../server/protocol/limits.ts";

export type Typist = { readonly conversationId: string; readonly name: string };

/** Who is typing to the visitor; fades by itself when it isn't renewed. */
export function createTypists(after: (ms: number, work: () => void) => () => void): {
  readonly who: ReadonlySignal<Typist | null>;
  changed(typing: Typist & { readonly typing: boolean }): void;
  /** They have sent what they typed. */
  wrote(conversationId: string): void;
} {
  const who = signal<Typist | null>(null);
  let forget: (() => void) | null = null;
  return {
    who,
    changed({ conversationId, name, typing }) {
      forget?.();
      who.value = typing ? { conversationId, name } : null;
      forget = typing ? after(TYPING_MS, () => (who.value = null)) : null;
    },
    wrote(conversationId) {
      if (who.value?.conversationId === conversationId) who.value = null;
    },
  };
}
