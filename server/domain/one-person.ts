import type { ContactRecord } from "./contact-record.ts";

/**
 * Whether two contacts count as one person to the router, who proved the same e-mail address. What a
 * site vouches for is trusted more: of two whom it knows as two, neither is the other (SPEC R26).
 */
export function isSamePerson(one: ContactRecord, other: ContactRecord): boolean {
  const [a, b] = [one.verified?.subject, other.verified?.subject];
  return one.id !== other.id && (a === undefined || b === undefined || a === b);
}

/**
 * A contact with the history of the others who are the same person. For the router alone: who reads
 * which conversation is settled by the site's proof and by supervisors (SPEC U5, R21).
 */
export function asOnePerson(
  contact: ContactRecord,
  others: readonly ContactRecord[],
): ContactRecord {
  const same = others.filter((other) => isSamePerson(contact, other));
  if (same.length === 0) return contact;
  const story = [contact, ...same].flatMap((one) => one.story);
  return {
    ...contact,
    story: story.toSorted((a, b) => b.startedAt - a.startedAt),
    ownerId: [contact, ...same].find((one) => one.ownerId != null)?.ownerId ?? null,
  };
}
