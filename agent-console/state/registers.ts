import { batch, computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type {
  AgentCommands,
  AgentReplies,
  AgentServerToClient,
  AgentSnapshot,
} from "../../server/protocol/agent.ts";
import {
  keepAllNewer,
  keepNewer,
  type Agent,
  type Contact,
  type InboxRow,
  type Register,
  type Workspace,
} from "../../server/protocol/registers.ts";
import type { PrivateField } from "../../server/protocol/private-fields.ts";
import type { InboxPage, InboxRest } from "../../server/protocol/inbox.ts";
import type { Notices } from "../../server/protocol/notices.ts";
import type { Ticket } from "../../server/protocol/ticket.ts";
import type { Toolkit } from "../../server/protocol/toolkit.ts";
import type { SavedViews } from "../../server/protocol/views.ts";
import type { Link } from "../../widget/link/link.ts";
import { stillToCome } from "./coming.ts";
import { teamsOf, type Held } from "./views.ts";

export type AgentLink = Link<AgentCommands, AgentReplies, AgentServerToClient>;

type Kept<R> = Signal<ReadonlyMap<string, R>>;

/** Everything small that the lists and panes show, each kept at its newest version. */
export type Registers = {
  readonly me: string;
  /** The first snapshot has arrived. */
  readonly loaded: Signal<boolean>;
  readonly workspace: Signal<Workspace | null>;
  /** What of contacts is kept from this agent. */
  readonly hidden: Signal<ReadonlySet<PrivateField>>;
  readonly agents: Kept<Agent>;
  readonly rows: Kept<InboxRow>;
  readonly tickets: Kept<Ticket>;
  readonly contacts: Kept<Contact>;
  /** The team's saved views of tickets. */
  readonly views: Signal<SavedViews>;
  /** What the team has at hand. */
  readonly toolkit: Signal<Toolkit>;
  /** What this agent is told. */
  readonly notices: Signal<Notices>;
  /** Agents with a live connection. */
  readonly present: Signal<ReadonlySet<string>>;
  readonly held: ReadonlySignal<Held>;
  /** What of the lists was still to come when last asked; null: nothing. */
  readonly rest: Signal<InboxRest | null>;
  /** From here on, what arrives is remembered and put on top of the snapshot asked for. */
  expectSnapshot(): void;
  take(snapshot: AgentSnapshot): void;
  /** The next of what a snapshot left to come. */
  takeMore(page: InboxPage): void;
  /** Something arrived; `ids`: of lines that are there now. */
  apply(change: () => void, ids?: readonly string[]): void;
};

export function createRegisters(me: string): Registers {
  let meanwhile: { readonly change: () => void; readonly ids: readonly string[] }[] | null = null;
  const rows = held<InboxRow>();
  const tickets = held<Ticket>();
  const rest = signal<InboxRest | null>(null);
  /** While more is to come after a reconnection: what is known to be there still. */
  let named: Set<string> | null = null;
  const agents = held<Agent>();
  const registers: Registers = {
    me,
    loaded: signal(false),
    workspace: signal(null),
    hidden: signal(new Set()),
    agents,
    rows,
    tickets,
    contacts: held<Contact>(),
    views: signal({ id: "views", version: 0, views: [] }),
    toolkit: signal({ id: "toolkit", version: 0, replies: [], macros: [], processes: [] }),
    notices: signal({ id: me, version: 0, notices: [] }),
    present: signal(new Set()),
    held: computed(() => {
      const teamIds = teamsOf(agents.value.get(me), registers.workspace.value?.teams ?? []);
      const lists = { rows: rows.value, tickets: tickets.value };
      return { me, teamIds, ...lists, rest: rest.value && stillToCome(rest.value, lists) };
    }),
    rest,
    expectSnapshot() {
      meanwhile = [];
    },
    take(snapshot) {
      const again = registers.loaded.value && snapshot.rest !== null;
      // What was held stays in its place until it is known to be gone.
      named = again ? idsOf(snapshot) : null;
      batch(() => {
        replace(registers, snapshot, again);
        // Applied a second time: that does no harm, the newer version wins.
        for (const { change, ids } of meanwhile ?? []) {
          for (const id of ids) named?.add(id);
          change();
        }
        registers.loaded.value = true;
      });
      meanwhile = null;
    },
    takeMore(page) {
      for (const id of idsOf(page)) named?.add(id);
      batch(() => {
        putAll(rows, page.rows);
        putAll(tickets, page.tickets);
        // `held` has let go of what is here by now: next time there is less to look through.
        rest.value = page.last ? null : (registers.held.value.rest ?? null);
        if (named !== null && page.last) {
          rows.value = only(rows.value, named);
          tickets.value = only(tickets.value, named);
          named = null;
        }
      });
    },
    apply(change, ids = []) {
      for (const id of ids) named?.add(id);
      meanwhile?.push({ change, ids });
      change();
    },
  };
  return registers;
}

export function followRegisters(registers: Registers, link: AgentLink): void {
  const { agents, rows, tickets, contacts, present } = registers;
  link.on("row:changed", (row) => registers.apply(() => put(rows, row), [row.id]));
  link.on("rows:changed", (many) => {
    // One look at the lists for all of them.
    registers.apply(
      () => putAll(rows, many),
      many.map(({ id }) => id),
    );
  });
  link.on("ticket:changed", (ticket) => registers.apply(() => put(tickets, ticket), [ticket.id]));
  link.on("views:changed", (changed) => registers.apply(() => takeViews(registers, changed)));
  link.on("toolkit:changed", (changed) => registers.apply(() => takeToolkit(registers, changed)));
  link.on("notices:changed", (changed) => registers.apply(() => takeNotices(registers, changed)));
  link.on("contact:changed", (contact) => registers.apply(() => put(contacts, contact)));
  link.on("agent:changed", (agent) => registers.apply(() => put(agents, agent)));
  link.on("workspace:changed", (changed) =>
    registers.apply(() => takeWorkspace(registers, changed)),
  );
  link.on("presence:changed", ({ agentIds }) => {
    registers.apply(() => {
      present.value = new Set(agentIds);
    });
  });
}

/** Those who can be given something. */
export function activeAgents({ agents }: Registers): readonly Agent[] {
  return [...agents.value.values()].filter(({ active }) => active);
}

export function put<R extends Register>(held: Kept<R>, arrived: R): void {
  held.value = keepNewer(held.value, arrived);
}

function putAll<R extends Register>(held: Kept<R>, arrived: readonly R[]): void {
  held.value = keepAllNewer(held.value, arrived);
}

function idsOf({ rows, tickets }: Pick<InboxPage, "rows" | "tickets">): Set<string> {
  return new Set([...rows, ...tickets].map(({ id }) => id));
}

function only<R>(held: ReadonlyMap<string, R>, ids: ReadonlySet<string>): ReadonlyMap<string, R> {
  return new Map([...held].filter(([id]) => ids.has(id)));
}

/** What the snapshot does not name is gone. Contacts are not in it: they come with conversations. */
function replace(registers: Registers, snapshot: AgentSnapshot, again: boolean): void {
  registers.workspace.value = snapshot.workspace;
  registers.hidden.value = new Set(snapshot.me.hidden);
  registers.agents.value = byId(snapshot.agents);
  registers.views.value = snapshot.views;
  registers.toolkit.value = snapshot.toolkit;
  registers.notices.value = snapshot.notices;
  if (again) {
    putAll(registers.rows, snapshot.rows);
    putAll(registers.tickets, snapshot.tickets);
  } else {
    registers.rows.value = byId(snapshot.rows);
    registers.tickets.value = byId(snapshot.tickets);
  }
  registers.rest.value = snapshot.rest;
  registers.present.value = new Set(snapshot.presence.agentIds);
}

export function takeWorkspace({ workspace }: Registers, changed: Workspace): void {
  if (changed.version >= (workspace.value?.version ?? 0)) workspace.value = changed;
}

export function takeViews({ views }: Registers, changed: SavedViews): void {
  if (changed.version >= views.value.version) views.value = changed;
}

export function takeToolkit({ toolkit }: Registers, changed: Toolkit): void {
  if (changed.version >= toolkit.value.version) toolkit.value = changed;
}

export function takeNotices({ notices }: Registers, changed: Notices): void {
  if (changed.version >= notices.value.version) notices.value = changed;
}

function byId<R extends Register>(list: readonly R[]): ReadonlyMap<string, R> {
  return new Map(list.map((register) => [register.id, register]));
}

function held<R>(): Kept<R> {
  return signal<ReadonlyMap<string, R>>(new Map());
}
