import { isDeepStrictEqual } from "node:util";
import type { Store } from "../../server/application/ports.ts";
import { fingerprint } from "../../server/application/contacts.ts";
import type { AgentRecord } from "../../server/domain/agent-record.ts";
import type { ContactRecord, VisitorRecord } from "../../server/domain/contact-record.ts";
import type { Logged } from "../../server/protocol/conversation.ts";
import type { Register } from "../../server/protocol/registers.ts";
import type { ConversationView } from "../../server/protocol/view.ts";
import type { LinkAgent, LinkVisitor } from "../support/link-client.ts";
import { overlapping } from "../support/windows.ts";

/** A text, and whose it is. Notes are in a log of their own: they are somebody else's here. */
export type Written = { readonly by: string; readonly id: string };

type VisitorParty = { readonly by: string; readonly token: string; readonly client: LinkVisitor };

export type Parties = {
  readonly store: Store;
  /** `by`: whose words; tabs of one browser share it, and the token. */
  readonly visitors: readonly VisitorParty[];
  readonly agents: readonly { readonly by: string; readonly client: LinkAgent }[];
  /** Everything written so far, in the order of writing. */
  readonly texts: readonly Written[];
};

const START = { public: 0, internal: 0 };

/** Compares what visitors and agents hold with what the store holds. Every answer is what is wrong. */
export class ChatTruth {
  readonly #parties: Parties;

  constructor(parties: Parties) {
    this.#parties = parties;
  }

  /** What keeps somebody from being in step with the store, by numbers and versions; null: nothing. */
  async lacking(): Promise<string | null> {
    for (const { by, client } of [...this.#parties.visitors, ...this.#parties.agents]) {
      if (client.link.status.value !== "online") return `${by} is not online`;
      const unsent = client.outbox.items.value.filter(({ state }) => state !== "failed").length;
      if (unsent > 0) return `${by} has ${unsent} unsent`;
    }
    for (const visitor of this.#parties.visitors) {
      const lack = await this.#visitorLacks(visitor);
      if (lack !== null) return `${visitor.by} ${lack}`;
    }
    for (const { by, client } of this.#parties.agents) {
      const lack = await this.#agentLacks(client);
      if (lack !== null) return `${by} ${lack}`;
    }
    return null;
  }

  /** What is acknowledged is stored, once; what was refused is not; each log is whole and in order. */
  async storedOnce(): Promise<readonly string[]> {
    const logs = await this.logs();
    const broken = logs.flatMap(gaps);
    const stored = logs.flatMap((log) => log.flatMap(entryIds));
    const times = new Map<string, number>();
    for (const id of stored) times.set(id, (times.get(id) ?? 0) + 1);
    const kept = this.#kept();
    for (const { by, id } of this.#parties.texts) {
      const count = times.get(id) ?? 0;
      if (count > 1) broken.push(`${by}: ${id} is stored ${count} times`);
      if (count === 0 && !kept.has(id))
        broken.push(`${by}: ${id} was acknowledged and is not stored`);
      if (count === 1 && kept.get(id) === "failed")
        broken.push(`${by}: ${id} was refused and is stored`);
    }
    return [...broken, ...logs.flatMap((log) => this.#outOfOrder(log))];
  }

  /** What anybody holds of a conversation is what it was at that number. */
  async prefixes(): Promise<readonly string[]> {
    const broken: string[] = [];
    for (const { by, view } of this.#views()) {
      const log = await this.#parties.store.events(view.id, START);
      const { from, entries } = view.public;
      const held = entries.filter(({ is }) => is === "message").map(({ seq }) => seq);
      const messages = log
        .filter(
          (one) =>
            one.log === "public" &&
            one.event.type === "message:posted" &&
            one.seq > from &&
            one.seq <= view.public.seq,
        )
        .map(({ seq }) => seq);
      if (!isDeepStrictEqual(held, messages))
        broken.push(`${by} holds messages ${held.join()} of ${messages.join()} in ${view.id}`);
      const head = log.findLast((one) => one.log === "public")?.seq ?? 0;
      if (view.public.seq > head)
        broken.push(`${by} holds ${view.id} up to ${view.public.seq}, stored is ${head}`);
    }
    return broken;
  }

  /** Whoever holds a conversation holds the same of it, in every detail. */
  same(): readonly string[] {
    const first = new Map<string, { readonly by: string; readonly view: ConversationView }>();
    return this.#views().flatMap(({ by, view }) => {
      const other = first.get(view.id);
      if (other === undefined) first.set(view.id, { by, view });
      if (other === undefined) return [];
      const [a, b] = overlapping(other.view, view).map((one) => one.public);
      return isDeepStrictEqual(a, b)
        ? []
        : [`${other.by} and ${by} differ on ${view.id}: ${difference(a, b)}`];
    });
  }

  /** Every event of every conversation of these visitors, as stored. */
  async logs(): Promise<readonly (readonly Logged[])[]> {
    const ids = new Set<string>();
    for (const visitor of this.#parties.visitors) {
      for (const { conversationId } of (await this.#contactOf(visitor))?.story ?? [])
        ids.add(conversationId);
    }
    return Promise.all([...ids].map((id) => this.#parties.store.events(id, START)));
  }

  #views(): readonly { readonly by: string; readonly view: ConversationView }[] {
    return [...this.#parties.visitors, ...this.#parties.agents].flatMap(({ by, client }) =>
      [...client.views.value.values()].map((view) => ({ by, view })),
    );
  }

  /** What outboxes hold, by id. */
  #kept(): ReadonlyMap<string, string> {
    const items = [...this.#parties.visitors, ...this.#parties.agents].flatMap(
      ({ client }) => client.outbox.items.value,
    );
    return new Map(items.map(({ id, state }) => [id, state]));
  }

  async #contactOf({ token }: VisitorParty): Promise<ContactRecord | undefined> {
    const { store } = this.#parties;
    const visitor = await store.get<VisitorRecord>("visitor", fingerprint(token));
    return visitor === undefined
      ? undefined
      : (await store.get<ContactRecord>("contact", visitor.state.contactId))?.state;
  }

  async #visitorLacks(visitor: VisitorParty): Promise<string | null> {
    const { store } = this.#parties;
    const { client } = visitor;
    const activeId = (await this.#contactOf(visitor))?.activeId ?? null;
    if (activeId !== null && !client.views.value.has(activeId))
      return "does not have the conversation in progress";
    for (const [id, view] of client.views.value) {
      const heads = (await store.get("conversation", id))?.heads.public;
      if (heads !== view.public.seq) return `has ${id} up to ${view.public.seq} of ${heads}`;
    }
    for (const ticket of client.tickets.value.values()) {
      const version = (await store.get("ticket", ticket.id))?.version;
      if (version !== ticket.version)
        return `has version ${ticket.version} of ${version} of a ticket`;
    }
    return null;
  }

  async #agentLacks({ me, views, registers }: LinkAgent): Promise<string | null> {
    const { store } = this.#parties;
    const assigned = (await store.get<AgentRecord>("agent", me))?.state.assigned ?? [];
    for (const id of assigned) if (!views.value.has(id)) return `does not have ${id}`;
    for (const [id, view] of views.value) {
      const heads = (await store.get("conversation", id))?.heads;
      if (heads?.public !== view.public.seq || heads.internal !== view.internal?.seq) {
        return `has ${id} up to ${view.public.seq}/${view.internal?.seq} of ${heads?.public}/${heads?.internal}`;
      }
    }
    const { rows, tickets, agents } = registers;
    return (
      (await this.#stale("conversation", rows.value)) ??
      (await this.#stale("ticket", tickets.value)) ??
      this.#stale("agent", agents.value)
    );
  }

  async #stale(kind: string, held: ReadonlyMap<string, Register>): Promise<string | null> {
    for (const { id, version } of held.values()) {
      const stored = (await this.#parties.store.get(kind, id))?.version;
      if (stored !== version) return `has version ${version} of ${stored} of ${kind} ${id}`;
    }
    return null;
  }

  /** In each conversation everybody's texts stand in the order they were written. */
  #outOfOrder(log: readonly Logged[]): readonly string[] {
    const order = new Map(this.#parties.texts.map(({ id }, index) => [id, index]));
    const bys = new Map(this.#parties.texts.map(({ by, id }) => [id, by]));
    const last = new Map<string, number>();
    return log.flatMap(entryIds).flatMap((id) => {
      const [index, by] = [order.get(id), bys.get(id)];
      if (index === undefined || by === undefined) return [];
      const before = last.get(by) ?? -1;
      last.set(by, Math.max(before, index));
      return index < before ? [`${by}: text ${index} stands behind text ${before}`] : [];
    });
  }
}

function gaps(log: readonly Logged[]): readonly string[] {
  return (["public", "internal"] as const).flatMap((side) => {
    const seqs = log.filter((one) => one.log === side).map(({ seq }) => seq);
    return seqs.every((seq, index) => seq === index + 1)
      ? []
      : [`the ${side} log is numbered ${seqs.join()}`];
  });
}

function entryIds({ event }: Logged): readonly string[] {
  if (event.type === "note:posted") return [event.note.id];
  return event.type === "message:posted" ? [event.message.id] : [];
}

/** How registers that are held differ from those a fresh snapshot names. */
export function registersDiffer(
  what: string,
  held: ReadonlyMap<string, Register>,
  fresh: readonly Register[],
): readonly string[] {
  const wrong = fresh
    .filter((one) => !isDeepStrictEqual(held.get(one.id), one))
    .map((one) => `${what} ${one.id} is not the server's: ${difference(held.get(one.id), one)}`);
  const extra = [...held.keys()]
    .filter((id) => !fresh.some((one) => one.id === id))
    .map((id) => `${what} ${id} is not on the server`);
  return [...wrong, ...extra];
}

/** How what is held of a conversation differs from a fresh snapshot; nothing: not at all. */
export function viewDiffers(
  by: string,
  held: ConversationView,
  fresh: ConversationView,
): readonly string[] {
  const [mine, theirs] = overlapping(held, fresh);
  return isDeepStrictEqual(mine, theirs)
    ? []
    : [`${by}'s view of ${held.id} is not the server's: ${difference(mine, theirs)}`];
}

/** Where two values part, as a path and both sides, for whoever reads the report. */
function difference(a: unknown, b: unknown, path = ""): string {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) {
    return `${path || "."}: ${JSON.stringify(a)} and ${JSON.stringify(b)}`;
  }
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const [one, other] = [(a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]];
    if (!isDeepStrictEqual(one, other)) return difference(one, other, `${path}.${key}`);
  }
  return `${path}: the same`;
}
