import { plain } from "../domain/evolve.ts";
import { namesOf } from "../domain/message.ts";
import { normalise } from "../domain/search-text.ts";
import type { Named, Store, TextDocument } from "./ports.ts";
import { get } from "./records.ts";

/** Longest text of one conversation that is searched, in UTF-16 units. */
const LONGEST = 50_000;
/** Read at the same time: a store has other things to do as well. */
const TOGETHER = 4;

/**
 * What records are found by: a conversation people were in by its ticket if it has one, else as a chat;
 * and its contact. Each is made of what is stored now. `addresses`: also by e-mail addresses.
 */
export async function documentsOf(
  store: Store,
  records: readonly Named[],
  addresses = true,
): Promise<readonly TextDocument[]> {
  const documents = new Map<string, TextDocument>();
  const left = [...records];
  const worker = async () => {
    for (let record = left.pop(); record !== undefined; record = left.pop())
      for (const document of await documentsOfOne({ store, addresses }, record))
        documents.set(`${document.kind} ${document.id}`, document);
  };
  await Promise.all(Array.from({ length: TOGETHER }, worker));
  return [...documents.values()];
}

type Source = { readonly store: Store; readonly addresses: boolean };

async function documentsOfOne(
  source: Source,
  { kind, id }: Named,
): Promise<readonly TextDocument[]> {
  const { store } = source;
  switch (kind) {
    case "conversation":
      return ofConversation(source, id);
    case "ticket": {
      const ticket = await get(store, "ticket", id);
      return ticket === undefined ? [] : ofConversation(source, ticket.state.conversationId);
    }
    case "contact":
      return [await ofContact(source, id)];
    default:
      return [];
  }
}

async function ofConversation(source: Source, id: string): Promise<readonly TextDocument[]> {
  const { store, addresses } = source;
  const chat = { kind: "chat", id };
  const stored = await get(store, "conversation", id);
  if (stored === undefined || !stored.state.people) return [{ ...chat, text: null }];
  const { contactId, ticket: named, title, startedAt, last } = stored.state;
  const contact = await ofContact(source, contactId);
  const body = normalise(await spoken(store, id));
  const at = last?.at ?? startedAt;
  const ticket = named === null ? undefined : await get(store, "ticket", named.id);
  if (ticket === undefined)
    return [contact, { ...chat, text: { names: normalise(title), body, at } }];
  const { reference, subject, tags, email, updatedAt } = ticket.state;
  const names = normalise([reference, subject, ...tags, addresses ? (email ?? "") : ""].join(" "));
  return [
    contact,
    { ...chat, text: null },
    { kind: "ticket", id: ticket.id, text: { names, body, at: updatedAt } },
  ];
}

async function ofContact({ store, addresses }: Source, id: string): Promise<TextDocument> {
  const contact = await get(store, "contact", id);
  if (contact === undefined) return { kind: "contact", id, text: null };
  const { name, email, firstSeenAt } = contact.state;
  const names = normalise(`${name} ${addresses ? (email ?? "") : ""}`);
  return { kind: "contact", id, text: { names, body: "", at: firstSeenAt } };
}

/** All that was written, notes as well. */
export async function spoken(store: Store, conversationId: string): Promise<string> {
  const logged = await store.events(conversationId, { public: 0, internal: 0 });
  const texts = logged.flatMap(({ event }) => {
    if (event.type === "message:posted")
      return [plain(event.message), namesOf(event.message.files)];
    return event.type === "note:posted" ? [event.note.text, namesOf(event.note.files)] : [];
  });
  return texts.join("\n").slice(0, LONGEST);
}
