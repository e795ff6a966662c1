import type { Conversation } from "../domain/model.ts";
import type { AgentRecord } from "../domain/agent-record.ts";
import type { ContactRecord } from "../domain/contact-record.ts";
import type { TicketRecord } from "../domain/ticket-record.ts";
import { primary } from "../domain/routing/need.ts";
import { teamOf, waitingChat, type Surroundings } from "../domain/routing/queued.ts";
import { agentRouting, memberships, routingSettings } from "../domain/routing/settings.ts";
import { WaitingList } from "../domain/routing/waiting-list.ts";
import type { Deps } from "./deps.ts";
import type { Stored } from "./ports.ts";
import { get, tagged } from "./records.ts";
import { personOf } from "./person.ts";
import { openWorkspace } from "./workspace.ts";

/** Most agents, and most chats in progress, an installation is meant for. */
const AGENTS = 1_000;
const CHATS = 20_000;
/** Finished chats the expected wait is learned from, and how many of them for each team. */
const RECENT = 200;
const LATEST = 50;

export type FloorParts = Pick<Deps, "store" | "clock" | "ids" | "presence" | "timings"> & {
  readonly categoryOf: (articleId: string) => string | null;
};

/** A chat offered or live. `quietFrom` (epoch ms): from then on it takes no slot. */
export type InHand = {
  readonly offered: boolean;
  readonly teamId: string;
  readonly agentId: string;
  readonly quietFrom: number;
  /** How often it was handed on. */
  readonly turn: number;
};

/** The stored records the floor is made of, read once and then as they change. */
export class FloorRecords {
  readonly waiting = new WaitingList();
  agents: ReadonlyMap<string, Stored<AgentRecord>> = new Map();
  around: Surroundings | null = null;
  readonly inHand = new Map<string, InHand>();
  readonly handled = new Map<string, readonly number[]>();
  /** How long first words took in the latest chats, by conversation. */
  readonly answered = new Map<string, number | null>();
  readonly #parts: FloorParts;
  readonly #dirty = new Map<string, { readonly kind: string; readonly id: string }>();
  #settingsMayDiffer = true;
  #revision = "";
  #everything = true;

  constructor(parts: FloorParts) {
    this.#parts = parts;
  }

  /** This record may be other than it was read. */
  mark(kind: string, id: string): void {
    if (kind === "agent" || kind === "conversation" || kind === "contact")
      this.#dirty.set(`${kind}:${id}`, { kind, id });
    else if (kind === "workspace" || kind === "sla") this.#settingsMayDiffer = true;
  }

  markAll(): void {
    this.#everything = true;
    this.#settingsMayDiffer = true;
  }

  /** Reads what may be other than it was; whether anything was read. */
  async refresh(): Promise<boolean> {
    let changed = this.#dirty.size > 0;
    if (this.#settingsMayDiffer) await this.#readSettings();
    while (this.#dirty.size > 0 && !this.#everything) {
      const list = [...this.#dirty.values()];
      this.#dirty.clear();
      for (const { kind, id } of list) await this.#readOne(kind, id);
    }
    if (this.#everything) {
      await this.#readAll();
      changed = true;
    }
    return changed;
  }

  async #readSettings(): Promise<void> {
    this.#settingsMayDiffer = false;
    const { state } = await openWorkspace(this.#parts);
    const sla = (await get(this.#parts.store, "sla", "sla"))?.state;
    const revision = `${state.routing?.revision ?? 0}, ${sla?.revision ?? 0}`;
    if (revision === this.#revision) return;
    this.#revision = revision;
    this.around = {
      settings: routingSettings(state, this.#parts.timings),
      categoryOf: this.#parts.categoryOf,
      policies: sla?.settings.policies ?? [],
      speaks: (teamId, language) => this.#speaks(teamId, language),
    };
    this.#everything = true;
  }

  #speaks(teamId: string, language: string): boolean {
    const teamIds = this.around?.settings.teams.map(({ id }) => id) ?? [];
    return [...this.agents.values()].some(({ state }) => {
      const routing = agentRouting(state);
      return (
        state.deactivatedAt === undefined &&
        memberships(routing, teamIds).some((one) => one.teamId === teamId) &&
        routing.languages.some(({ tag }) => primary(tag) === language)
      );
    });
  }

  async #readAll(): Promise<void> {
    const { store } = this.#parts;
    this.#everything = false;
    this.#dirty.clear();
    const agents = await tagged(store, "agent", { label: "agent", limit: AGENTS });
    this.agents = new Map(agents.map((stored) => [stored.id, stored]));
    for (const chat of this.waiting.chats()) this.waiting.remove(chat.id);
    this.inHand.clear();
    this.handled.clear();
    this.answered.clear();
    const closed = await tagged(store, "conversation", { label: "closed", limit: RECENT });
    for (const { state } of closed.toReversed()) {
      this.#takeAnswered(state);
      await this.#takeHandled(state);
    }
    const active = await tagged(store, "conversation", { label: "active", limit: CHATS });
    for (const { state } of active) {
      this.#takeAnswered(state);
      await this.#take(state);
    }
  }

  async #readOne(kind: string, id: string): Promise<void> {
    if (kind === "agent") return this.#readAgent(id);
    if (kind === "conversation") return this.#readConversation(id);
    // A contact's plan, owner or story decides where its chat stands.
    const active = (await get(this.#parts.store, "contact", id))?.state.activeId ?? null;
    if (active !== null && this.waiting.get(active) !== undefined)
      await this.#readConversation(active);
  }

  async #readAgent(id: string): Promise<void> {
    const stored = await get(this.#parts.store, "agent", id);
    const before = spokenBy(this.agents.get(id));
    const agents = new Map(this.agents);
    if (stored === undefined) agents.delete(id);
    else agents.set(id, stored);
    this.agents = agents;
    // Which languages are asked for depends on who speaks which.
    if (JSON.stringify(before) !== JSON.stringify(spokenBy(stored))) this.#everything = true;
  }

  async #readConversation(id: string): Promise<void> {
    const stored = await get(this.#parts.store, "conversation", id);
    const was = this.inHand.get(id);
    this.waiting.remove(id);
    this.inHand.delete(id);
    if (stored === undefined) return;
    this.#takeAnswered(stored.state);
    await this.#take(stored.state);
    if (was !== undefined && stored.state.state.is === "resolved")
      await this.#takeHandled(stored.state);
  }

  async #take(conversation: Conversation): Promise<void> {
    const { state } = conversation;
    if (state.is !== "queued" && state.is !== "offered" && state.is !== "live") return;
    const contact = await this.#contactOf(conversation);
    if (contact === null || this.around === null) return;
    if (state.is === "queued") {
      const ticket = await this.#ticketOf(conversation);
      this.waiting.put(waitingChat({ conversation, state, contact, ticket }, this.around));
    } else
      this.inHand.set(conversation.id, {
        offered: state.is === "offered",
        teamId: teamOf(conversation, contact, this.around),
        agentId: state.agentId,
        turn: conversation.handed?.length ?? 0,
        quietFrom: state.is === "live" ? this.#quietFrom(conversation, state.since) : Infinity,
      });
  }

  #takeAnswered({ id, answeredMs }: Conversation): void {
    if (answeredMs === undefined) return;
    this.answered.set(id, answeredMs);
    const [oldest] = this.answered.keys();
    if (this.answered.size > LATEST && oldest !== undefined) this.answered.delete(oldest);
  }

  async #takeHandled(conversation: Conversation): Promise<void> {
    const { handledMs = 0 } = conversation;
    const contact = handledMs > 0 ? await this.#contactOf(conversation) : null;
    if (contact === null || this.around === null) return;
    const teamId = teamOf(conversation, contact, this.around);
    const before = this.handled.get(teamId) ?? [];
    this.handled.set(teamId, [...before, handledMs].slice(-LATEST));
  }

  async #contactOf({ contactId }: Conversation): Promise<ContactRecord | null> {
    const contact = await get(this.#parts.store, "contact", contactId);
    return contact === undefined ? null : personOf(this.#parts.store, contact.state);
  }

  async #ticketOf({ ticket }: Conversation): Promise<TicketRecord | null> {
    if (ticket === null) return null;
    return (await get(this.#parts.store, "ticket", ticket.id))?.state ?? null;
  }

  #quietFrom({ last }: Conversation, since: number): number {
    const quietMinutes = this.around?.settings.limits.quietMinutes ?? 0;
    return quietMinutes === 0 ? Infinity : Math.max(since, last?.at ?? 0) + quietMinutes * 60_000;
  }
}

/** What of an agent decides who speaks which language where. */
function spokenBy(stored: Stored<AgentRecord> | undefined) {
  return [stored?.state.routing, stored?.state.deactivatedAt === undefined];
}
