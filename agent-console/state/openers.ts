import { useEffect } from "preact/hooks";

/** Forms that stand behind a button on screen, and that the command bar opens, too. */
export const OPENERS = ["subject", "tag", "task", "view", "about", "care"] as const;
export type Opener = (typeof OPENERS)[number];

const onScreen = new Map<Opener, () => void>();

/** The form can be opened as long as the button is there. `open`: changes nothing but signals. */
export function useOpener(name: Opener, open: () => void, isThere = true): void {
  useEffect(() => (isThere ? offerForm(name, open) : undefined), [isThere]);
}

/** @returns takes it back */
export function offerForm(name: Opener, open: () => void): () => void {
  onScreen.set(name, open);
  return () => {
    if (onScreen.get(name) === open) onScreen.delete(name);
  };
}

export function canOpen(name: Opener): boolean {
  return onScreen.has(name);
}

/** As if its button were pressed. */
export function openForm(name: Opener): void {
  onScreen.get(name)?.();
}
