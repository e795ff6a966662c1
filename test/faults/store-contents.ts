import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fingerprint } from "../../server/application/contacts.ts";
import type { Store, Stored } from "../../server/application/ports.ts";
import { get, tagged } from "../../server/application/records.ts";
import type { Conversation } from "../../server/domain/model.ts";
import type { WorkspaceRecord } from "../../server/domain/workspace-record.ts";
import type { AgentRecord } from "../../server/domain/agent-record.ts";
import type { ContactRecord } from "../../server/domain/contact-record.ts";
import type { TicketRecord } from "../../server/domain/ticket-record.ts";
import type { Logged } from "../../server/protocol/conversation.ts";
import type { Disk } from "../../server/stores/lowdb/disk.ts";
import type { Kept as Taken } from "../../server/stores/archive/kept.ts";
import { keptDatabase } from "../../server/stores/postgres/move-in.ts";
import { openLowdbStore } from "../../server/stores/lowdb/open-lowdb-store.ts";

export type Kept = { readonly stored: Stored<Conversation>; readonly logged: readonly Logged[] };

/** Everything in a data folder that promises are about. */
export type Contents = {
  readonly conversations: ReadonlyMap<string, Kept>;
  readonly contacts: ReadonlyMap<string, ContactRecord>;
  readonly agents: ReadonlyMap<string, AgentRecord>;
  readonly tickets: ReadonlyMap<string, TicketRecord>;
  readonly workspace: WorkspaceRecord;
};

/** Where to look: records without a label are found through these. */
export type Leads = {
  readonly tokens: readonly string[];
  readonly conversationIds: readonly string[];
};

const ALL = 1_000_000;
const FROM_START = { public: 0, internal: 0 };

const nothing = async () => {};

/** Changes nothing: only what was left is of interest. */
const untouched: Disk = {
  create: async () => ({ write: nothing, sync: nothing, close: nothing }),
  truncate: nothing,
  rename: nothing,
  remove: nothing,
  makeFolder: nothing,
  syncFolder: nothing,
};

/** Reads a copy, so that the folder stays as whoever left it left it. Throws if it cannot be opened. */
export async function contentsOf(folder: string, leads: Leads): Promise<Contents> {
  const copy = mkdtempSync(join(tmpdir(), "cascade-copy-"));
  try {
    cpSync(folder, copy, { recursive: true });
    rmSync(join(copy, "lock"), { force: true });
    return await read(copy, leads);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

async function read(folder: string, leads: Leads): Promise<Contents> {
  const opened = await openLowdbStore({
    folder,
    disk: untouched,
    log: { info: () => {}, warn: () => {} },
    logsInMemory: ALL,
  });
  if (!opened.ok) throw new Error(opened.problem);
  const { store } = opened;
  const contacts = await contactsIn(store, leads.tokens);
  const tickets = [
    ...(await tagged(store, "ticket", { label: "unsolved", limit: ALL })),
    ...(await tagged(store, "ticket", { label: "solved", limit: ALL })),
  ].map(({ state }) => state);
  const workspace = await get(store, "workspace", "workspace");
  if (workspace === undefined) throw new Error("There is no workspace.");
  const contents = {
    conversations: await conversationsIn(store, await idsIn(store, { leads, contacts, tickets })),
    contacts,
    agents: byId(
      (await tagged(store, "agent", { label: "agent", limit: ALL })).map(({ state }) => state),
    ),
    tickets: byId(tickets),
    workspace: workspace.state,
  };
  await store.close();
  return contents;
}

async function contactsIn(
  store: Store,
  tokens: readonly string[],
): Promise<ReadonlyMap<string, ContactRecord>> {
  const visitors = await Promise.all(
    tokens.map((token) => get(store, "visitor", fingerprint(token))),
  );
  const found = await Promise.all(
    visitors.flatMap((visitor) =>
      visitor === undefined ? [] : [get(store, "contact", visitor.state.contactId)],
    ),
  );
  return byId(found.flatMap((one) => one?.state ?? []));
}

type Known = {
  readonly leads: Leads;
  readonly contacts: ReadonlyMap<string, ContactRecord>;
  readonly tickets: readonly TicketRecord[];
};

async function idsIn(
  store: Store,
  { leads, contacts, tickets }: Known,
): Promise<ReadonlySet<string>> {
  const labelled = await Promise.all(
    ["with-visitor", "active", "closed"].map((label) =>
      tagged(store, "conversation", { label, limit: ALL }),
    ),
  );
  return new Set([
    ...leads.conversationIds,
    ...labelled.flat().map(({ id }) => id),
    ...[...contacts.values()].flatMap(({ story }) =>
      story.map(({ conversationId }) => conversationId),
    ),
    ...tickets.map(({ conversationId }) => conversationId),
  ]);
}

async function conversationsIn(
  store: Store,
  ids: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Kept>> {
  const kept = new Map<string, Kept>();
  for (const id of ids) {
    const stored = await get(store, "conversation", id);
    if (stored !== undefined) kept.set(id, { stored, logged: await store.events(id, FROM_START) });
  }
  return kept;
}

function byId<T extends { readonly id: string }>(list: readonly T[]): ReadonlyMap<string, T> {
  return new Map(list.map((one) => [one.id, one]));
}

/** Everything in a database, as of one moment; whoever writes goes on. */
export async function contentsOfDatabase(url: string): Promise<Contents> {
  const kept: Taken[] = [];
  for await (const one of keptDatabase(url)) kept.push(one);
  const states = <T>(kind: string) =>
    kept.filter((one) => one.kind === kind).map(({ state }) => state as T);
  const [workspace] = states<WorkspaceRecord>("workspace");
  if (workspace === undefined) throw new Error("There is no workspace.");
  const conversations = kept.flatMap(({ kind, id, version, heads, state, log }) =>
    kind === "conversation"
      ? [
          [
            id,
            { stored: { id, version, heads, state: state as Conversation }, logged: log },
          ] as const,
        ]
      : [],
  );
  return {
    conversations: new Map(conversations),
    contacts: byId(states<ContactRecord>("contact")),
    agents: byId(states<AgentRecord>("agent")),
    tickets: byId(states<TicketRecord>("ticket")),
    workspace,
  };
}
