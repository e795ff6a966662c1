import { signal, type ReadonlySignal } from "@preact/signals";
import { stored } from "../../browser.ts";
import { parseEdit, type Edit } from "../editor/edit.ts";

/** Edits that are not saved yet, kept on this device by what they are of: an article's id, or `new/KEY`. */
export interface KeptEdits {
  /** Their names, those of new articles too. */
  readonly names: ReadonlySignal<readonly string[]>;
  of(name: string): Edit | null;
  /** null: nothing is kept any more. */
  keep(name: string, edit: Edit | null): void;
}

export const newName = (key: string): string => `new/${key}`;

export function createKeptEdits(agentId: string): KeptEdits {
  const prefix = `cascade.article.${agentId}.`;
  const names = signal<readonly string[]>(namesIn(prefix));
  return {
    names,
    of: (name) => parseEdit(stored.read(prefix + name)),
    keep(name, edit) {
      stored.write(prefix + name, edit === null ? null : JSON.stringify(edit));
      const others = names.value.filter((other) => other !== name);
      const isThere = others.length < names.value.length;
      if (isThere !== (edit !== null)) names.value = edit === null ? others : [...others, name];
    },
  };
}

function namesIn(prefix: string): readonly string[] {
  const keys = stored.keys().filter((key) => key.startsWith(prefix));
  return [...new Set(keys.map((key) => key.slice(prefix.length)))];
}
