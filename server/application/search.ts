import { plain } from "../domain/evolve.ts";
import { namesOf } from "../domain/message.ts";
import type { Conversation } from "../domain/model.ts";
import { excerptOf, normalise, termsOf } from "../domain/search-text.ts";
import type { Found, SearchResult } from "../protocol/search.ts";
import type { Deps } from "./deps.ts";
import type { News, Stored } from "./ports.ts";
import { get, tagged } from "./records.ts";
import { SearchIndex } from "./search-index.ts";

/** Longest text of one conversation that is searched, in UTF-16 units. */
const LONGEST = 50_000;
const ALL = 1_000_000;
const MOST_FOUND = 20;

export interface Search {
  /** Tickets, chats and contacts that have all the words; for agents alone. */
  find(text: string): Promise<SearchResult>;
  /** What changed is read anew when somebody searches next. */
  heard(news: readonly News[]): void;
}

/** A conversation people were in: by its ticket if it has one, else as a chat; and its contact. */
export function createSearch(deps: Pick<Deps, "store">): Search {
  const index = new SearchIndex();
  /** Conversations to read; null: nobody has searched yet, so there is nothing to keep in step. */
  let stale: Set<string> | null = null;
  let working: Promise<void> = Promise.resolve();

  async function catchUp(): Promise<void> {
    stale ??= new Set(await conversationIds(deps));
    for (const id of stale) {
      stale.delete(id);
      await indexConversation(deps, index, id);
    }
  }

  async function find(text: string): Promise<SearchResult> {
    // One after another: two that read the same at once would leave it as the slower one saw it.
    working = working.then(catchUp, catchUp);
    await working;
    const terms = termsOf(text);
    const hits = index.find(terms);
    const counts = new Map<string, number>();
    const shown = hits.filter(({ key }) => {
      const kind = key.slice(0, key.indexOf(":"));
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      return (counts.get(kind) ?? 0) <= MOST_FOUND;
    });
    const found = await Promise.all(shown.map(({ key }) => foundAs(deps, key, terms)));
    await deps.store.settled();
    return { found: found.filter((one) => one !== null), more: shown.length < hits.length };
  }

  return {
    find,
    heard(news) {
      if (stale === null) return;
      for (const one of news) {
        if (one.is === "happened") stale.add(one.conversationId);
        else if (one.kind === "conversation") stale.add(one.id);
        else if (one.kind === "ticket") stale.add(`ticket:${one.id}`);
        else if (one.kind === "contact") stale.add(`contact:${one.id}`);
      }
    },
  };
}

async function conversationIds({ store }: Pick<Deps, "store">): Promise<readonly string[]> {
  const labels = ["active", "closed"];
  const lists = await Promise.all(
    labels.map((label) => tagged(store, "conversation", { label, limit: ALL })),
  );
  return lists.flat().map(({ id }) => id);
}

/** `id`: a conversation's, or of what belongs to one, marked with its kind. */
async function indexConversation(
  deps: Pick<Deps, "store">,
  index: SearchIndex,
  id: string,
): Promise<void> {
  if (id.startsWith("contact:")) return indexContact(deps, index, id.slice("contact:".length));
  if (id.startsWith("ticket:")) {
    const ticket = await get(deps.store, "ticket", id.slice("ticket:".length));
    if (ticket !== undefined) await indexConversation(deps, index, ticket.state.conversationId);
    return;
  }
  const stored = await get(deps.store, "conversation", id);
  if (stored === undefined || !stored.state.people) return;
  await indexContact(deps, index, stored.state.contactId);
  const { ticket: named, title, startedAt, last } = stored.state;
  const body = normalise(await spoken(deps, stored));
  const at = last?.at ?? startedAt;
  const ticket = named === null ? undefined : await get(deps.store, "ticket", named.id);
  if (ticket === undefined) return index.put(`chat:${id}`, { names: normalise(title), body, at });
  const { reference, subject, tags, email } = ticket.state;
  const names = normalise([reference, subject, ...tags, email ?? ""].join(" "));
  index.remove(`chat:${id}`);
  index.put(`ticket:${ticket.id}`, { names, body, at: ticket.state.updatedAt });
}

async function indexContact(
  { store }: Pick<Deps, "store">,
  index: SearchIndex,
  id: string,
): Promise<void> {
  const contact = await get(store, "contact", id);
  if (contact === undefined) return;
  const { name, email, firstSeenAt } = contact.state;
  index.put(`contact:${id}`, {
    names: normalise(`${name} ${email ?? ""}`),
    body: "",
    at: firstSeenAt,
  });
}

/** All that was written, notes as well. */
async function spoken(
  { store }: Pick<Deps, "store">,
  { id }: Stored<Conversation>,
): Promise<string> {
  const logged = await store.events(id, { public: 0, internal: 0 });
  const texts = logged.flatMap(({ event }) => {
    if (event.type === "message:posted")
      return [plain(event.message), namesOf(event.message.files)];
    return event.type === "note:posted" ? [event.note.text, namesOf(event.note.files)] : [];
  });
  return texts.join("\n").slice(0, LONGEST);
}

async function foundAs(
  deps: Pick<Deps, "store">,
  key: string,
  terms: readonly string[],
): Promise<Found | null> {
  const kind = key.slice(0, key.indexOf(":")) as Found["kind"];
  const id = key.slice(kind.length + 1);
  switch (kind) {
    case "ticket":
      return foundTicket(deps, id, terms);
    case "chat":
      return foundChat(deps, id, terms);
    case "contact":
      return foundContact(deps, id);
    default:
      return kind satisfies never;
  }
}

async function foundTicket(
  deps: Pick<Deps, "store">,
  id: string,
  terms: readonly string[],
): Promise<Found | null> {
  const ticket = await get(deps.store, "ticket", id);
  if (ticket === undefined) return null;
  const { subject, reference, contactName, updatedAt, conversationId } = ticket.state;
  const chat = await get(deps.store, "conversation", conversationId);
  const excerpt = chat === undefined ? "" : excerptOf(await spoken(deps, chat), terms);
  return {
    kind: "ticket",
    id,
    title: subject,
    reference,
    contactName,
    excerpt,
    at: updatedAt,
    conversationId,
  };
}

async function foundChat(
  deps: Pick<Deps, "store">,
  id: string,
  terms: readonly string[],
): Promise<Found | null> {
  const chat = await get(deps.store, "conversation", id);
  if (chat === undefined) return null;
  const { title, contactId, startedAt, last } = chat.state;
  const contact = await get(deps.store, "contact", contactId);
  return {
    kind: "chat",
    id,
    title,
    reference: null,
    contactName: contact?.state.name ?? "",
    excerpt: excerptOf(await spoken(deps, chat), terms),
    at: last?.at ?? startedAt,
    conversationId: id,
  };
}

async function foundContact(deps: Pick<Deps, "store">, id: string): Promise<Found | null> {
  const contact = await get(deps.store, "contact", id);
  if (contact === undefined) return null;
  const { name, email, story, firstSeenAt } = contact.state;
  const [latest] = story;
  return {
    kind: "contact",
    id,
    title: name,
    reference: null,
    contactName: name,
    excerpt: email ?? "",
    at: latest?.startedAt ?? firstSeenAt,
    conversationId: latest?.conversationId ?? null,
  };
}
