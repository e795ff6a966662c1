import type { Contact } from "../../server/protocol/registers.ts";

/** What a contact is best written to in: what they write in, else their widget's; null: not known. Pure. */
export function languageOf(
  contact: Pick<Contact, "language" | "writesIn"> | undefined,
): string | null {
  return contact?.writesIn ?? contact?.language ?? null;
}
