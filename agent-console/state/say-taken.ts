import { effect, untracked } from "@preact/signals";
import { HOME } from "../route.ts";
import { undoWords } from "../words/undo.ts";
import { go } from "./here.ts";
import type { Registers } from "./registers.ts";
import { mineIn, takenAway } from "./taken.ts";
import type { Toasts } from "./toasts.ts";

/** Tells whoever had a chat that a supervisor took it, or gave it to somebody: it goes without a word. */
export function sayTaken({ me, rows }: Registers, toasts: Toasts): () => void {
  let mine: readonly string[] = [];
  return effect(() => {
    const taken = takenAway(mine, rows.value, me);
    mine = mineIn(rows.value, me);
    for (const { id, agentName, contactName } of taken) {
      const run = () => go({ ...HOME, view: "all", open: { is: "conversation", id } });
      const words = undoWords.taken(agentName ?? "", contactName);
      untracked(() => toasts.say(words, { label: undoWords.open, run }));
    }
  });
}
