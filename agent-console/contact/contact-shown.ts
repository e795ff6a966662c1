import { signal } from "@preact/signals";

/** Where the contact is folded away: whether its sheet is up. */
export const contactShown = signal(false);
