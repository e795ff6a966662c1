import type { ContactRecord } from "../domain/contact-record.ts";
import { asOnePerson } from "../domain/one-person.ts";
import type { Store } from "./ports.ts";
import { get } from "./records.ts";

/** A contact as the router sees it: with what is known of the same person by other proofs (SPEC R26). */
export async function personOf(store: Store, contact: ContactRecord): Promise<ContactRecord> {
  const { sameAs = [] } = contact;
  if (sameAs.length === 0) return contact;
  const others = await Promise.all(sameAs.map((id) => standing(store, id)));
  const found = new Map(others.flatMap((one) => (one === null ? [] : [[one.id, one] as const])));
  return asOnePerson(contact, [...found.values()]);
}

/** Who they turned out to be meanwhile, step by step. */
async function standing(store: Store, contactId: string): Promise<ContactRecord | null> {
  const contact = (await get(store, "contact", contactId))?.state;
  if (contact === undefined) return null;
  return contact.mergedInto === undefined ? contact : standing(store, contact.mergedInto);
}
