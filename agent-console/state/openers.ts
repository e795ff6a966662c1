import { signal } from "@preact/signals";
import { useLayoutEffect } from "preact/hooks";

/** Forms that stand behind a button on screen, and that the command bar opens, too. */
export const OPENERS = ["subject", "tag", "task", "view", "about", "care"] as const;
export type Opener = (typeof OPENERS)[number];

const onScreen = signal<ReadonlyMap<Opener, () => void>>(new Map());
/** Asked for before its button was there. */
let awaited: Opener | null = null;

/** The form can be opened as long as the button is there. `open`: changes nothing but signals. */
export function useOpener(name: Opener, open: () => void, isThere = true): void {
  // Before the next key arrives: it may ask for the form.
  useLayoutEffect(() => (isThere ? offerForm(name, open) : undefined), [isThere]);
}

/** @returns takes it back */
export function offerForm(name: Opener, open: () => void): () => void {
  onScreen.value = new Map([...onScreen.peek(), [name, open]]);
  if (awaited === name) openForm(name);
  return () => {
    if (onScreen.peek().get(name) === open)
      onScreen.value = new Map([...onScreen.peek()].filter(([other]) => other !== name));
  };
}

export function canOpen(name: Opener): boolean {
  return onScreen.value.has(name);
}

/** As if its button were pressed; as soon as it is there, where it has yet to come. */
export function openForm(name: Opener): void {
  const open = onScreen.peek().get(name);
  awaited = open === undefined ? name : null;
  open?.();
}

/** What was asked for is not to come any more. */
export function forgetAwaited(): void {
  awaited = null;
}
