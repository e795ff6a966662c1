import type { Change, Heads, Store } from "../../server/application/ports.ts";
import type { PendingEvent } from "../../server/domain/pending.ts";
import type { Logged } from "../../server/protocol/conversation.ts";

/** A time in the tests: whole hours after nothing in particular. */
export const NOON = 1_700_000_000_000;

/** A change to a conversation, with what a test does not care about filled in. */
export function change(part: Partial<Change<unknown>> & { readonly id: string }): Change<unknown> {
  return {
    kind: "conversation",
    expected: 0,
    state: { of: part.id },
    append: [],
    labels: [],
    dueAt: null,
    ...part,
  };
}

export function message(id: string, text = "Hej"): PendingEvent {
  return {
    log: "public",
    event: {
      type: "message:posted",
      message: { id, author: { kind: "visitor" }, body: { type: "text", text } },
    },
  };
}

export function note(id: string, text = "Obs"): PendingEvent {
  const written = { id, agentId: "agent-1", agentName: "Elsa", text };
  return { log: "internal", event: { type: "note:posted", note: written, after: 0 } };
}

export async function seqs(store: Store, id: string, after: Heads = FROM_START): Promise<string[]> {
  return (await store.events(id, after)).map(({ log, seq }) => `${log} ${seq}`);
}

export const FROM_START: Heads = { public: 0, internal: 0 };

export type Named = { readonly kind: string; readonly id: string };
export type Asked = {
  readonly records: readonly Named[];
  readonly labels: readonly string[];
  readonly entries: readonly string[];
};

/** Everything the store can be asked about these records, for comparing two stores. */
export async function everything(
  store: Store,
  { records, labels, entries }: Asked,
): Promise<unknown> {
  const kinds = [...new Set(records.map(({ kind }) => kind))];
  return {
    records: await Promise.all(records.map(({ kind, id }) => store.get(kind, id))),
    events: await Promise.all(records.map(({ id }) => store.events(id, FROM_START))),
    entries: await Promise.all(records.map(({ id }) => found(store, id, entries))),
    tagged: await Promise.all(
      kinds.flatMap((kind) => labels.map((label) => store.tagged(kind, label, 100))),
    ),
    due: await store.due(Number.MAX_SAFE_INTEGER, 100),
    nextDue: await store.nextDue(),
  };
}

function found(
  store: Store,
  id: string,
  entries: readonly string[],
): Promise<(Logged | undefined)[]> {
  return Promise.all(entries.map((entry) => store.findEntry(id, entry)));
}
