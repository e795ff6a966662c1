import type { Hidden } from "../domain/privacy.ts";
import { excerptOf, scoreOf, termsOf } from "../domain/search-text.ts";
import type { Found, SearchResult } from "../protocol/search.ts";
import type { Deps } from "./deps.ts";
import { MemoryTexts } from "./memory-texts.ts";
import type { Named, News, TextHit } from "./ports.ts";
import { get } from "./records.ts";
import { documentsOf, spoken } from "./search-documents.ts";

const MOST_FOUND = 20;
/** How long a change waits to be read when nobody searches (ms): a chat is not read anew at each word. */
const KEEP_UP_MS = 30_000;

export interface Search {
  /** Tickets, chats and contacts that have all the words in what is not hidden; for agents alone. */
  find(text: string, hidden?: Hidden): Promise<SearchResult>;
  /** What changed is read anew when somebody searches next. */
  heard(news: readonly News[]): void;
  /** Reads what changed also while nobody searches, until it is stopped. */
  keepUp(failed: (error: unknown) => void): void;
  stop(): Promise<void>;
}

export function createSearch({ store }: Pick<Deps, "store">): Search {
  const texts = store.texts ?? new MemoryTexts(store);
  const documents = (records: readonly Named[]) => documentsOf(store, records);
  let working: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;

  /** One after another: two that read the same at once would leave it as the slower one saw it. */
  function next<T>(work: () => Promise<T>): Promise<T> {
    const done = working.then(work, work);
    working = done.catch(() => {});
    return done;
  }

  async function goOn(failed: (error: unknown) => void): Promise<void> {
    while (!stopped && (await next(() => texts.goOn(documents)).catch(failed)) === true);
    if (!stopped) timer = setTimeout(() => void goOn(failed), KEEP_UP_MS).unref();
  }

  return {
    async find(text, hidden = new Set()) {
      const terms = termsOf(text);
      await next(() => texts.catchUp(documents));
      const hits = await texts.find(terms);
      const first = firstOfEach(hits);
      const shown = hidden.has("email") ? await withoutAddresses(store, first, terms) : first;
      const found = await Promise.all(shown.map((hit) => foundAs({ store }, hit, terms)));
      await store.settled();
      return { found: found.filter((one) => one !== null), more: first.length < hits.length };
    },
    heard(news) {
      texts.heard(news.map(recordOf));
    },
    keepUp: (failed) => void goOn(failed),
    async stop() {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      await working;
    },
  };
}

function recordOf(one: News): Named {
  return one.is === "happened" ? { kind: "conversation", id: one.conversationId } : one;
}

function firstOfEach(hits: readonly TextHit[]): readonly TextHit[] {
  const counts = new Map<string, number>();
  return hits.filter(({ kind }) => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return count <= MOST_FOUND;
  });
}

/** Those that are found by more than an address: who may not see one must not try them out either. */
async function withoutAddresses(
  store: Deps["store"],
  hits: readonly TextHit[],
  terms: readonly string[],
): Promise<readonly TextHit[]> {
  const records = hits.map(({ kind, id }) => ({
    kind: kind === "chat" ? "conversation" : kind,
    id,
  }));
  const documents = await documentsOf(store, records, false);
  const fitting = documents.flatMap(({ kind, id, text }) =>
    text !== null && scoreOf(text, terms) > 0 ? [`${kind} ${id}`] : [],
  );
  const fits = new Set(fitting);
  return hits.filter(({ kind, id }) => fits.has(`${kind} ${id}`));
}

async function foundAs(
  deps: Pick<Deps, "store">,
  { kind: of, id }: TextHit,
  terms: readonly string[],
): Promise<Found | null> {
  const kind = of as Found["kind"];
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
  const excerpt = chat === undefined ? "" : excerptOf(await spoken(deps.store, chat.id), terms);
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
    excerpt: excerptOf(await spoken(deps.store, chat.id), terms),
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
