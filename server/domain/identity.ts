import { kept, sameAs } from "./contact-merge.ts";
import type { ContactRecord } from "./contact-record.ts";
import { bothShown } from "./proactive.ts";

/** What becomes of a browser whose site has proved who uses it. */
export type IdentityStep =
  /** It is theirs already. */
  | "same"
  /** Nobody is known by this name yet: the browser's contact becomes them. */
  | "claim"
  /** The browser goes over to them, with what was said in it before. */
  | "join"
  /** It was somebody else's: they get a contact of their own, and nothing of the other's. */
  | "part"
  /** Each has a conversation in progress, and a contact has one: once either has ended. */
  | "wait";

/** `known`: the contact this subject was proved to be before, if any. Pure. */
export function identityStep(contact: ContactRecord, known: ContactRecord | null): IdentityStep {
  if (known?.id === contact.id) return "same";
  if (contact.verified !== undefined) return known === null ? "part" : "join";
  if (known === null) return "claim";
  return contact.activeId !== null && known.activeId !== null ? "wait" : "join";
}

/** What an unverified contact leaves to the verified one its browser turned out to be. Pure. */
export function joined(
  known: ContactRecord,
  contact: ContactRecord,
): { readonly known: ContactRecord; readonly emptied: ContactRecord } {
  return {
    known: {
      ...known,
      activeId: known.activeId ?? contact.activeId,
      firstSeenAt: Math.min(known.firstSeenAt, contact.firstSeenAt),
      story: [...known.story, ...contact.story].sort((a, b) => b.startedAt - a.startedAt),
      ...sameAs(known, contact),
      ...bothShown(known, contact),
      ...kept(known, contact),
    },
    emptied: { ...contact, activeId: null, story: [] },
  };
}
