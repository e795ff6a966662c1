import { contactOf, updateContact } from "../../server/application/contacts.ts";
import type { Deps } from "../../server/application/deps.ts";
import { execute } from "../../server/application/execute.ts";
import { get } from "../../server/application/records.ts";
import { setRouting } from "../../server/application/routing-settings.ts";
import { setSla } from "../../server/application/sla.ts";
import { sweepTickets } from "../../server/application/sla-sweep.ts";
import { start } from "../../server/application/start.ts";
import { mergeTickets } from "../../server/application/ticket-links.ts";
import {
  passTicketDeadlines,
  updateTicket,
  type AgentUpdate,
} from "../../server/application/tickets.ts";
import { openWorkspace } from "../../server/application/workspace.ts";
import type { ConversationCommand } from "../../server/domain/commands.ts";
import type { Actor } from "../../server/domain/model.ts";
import { routingSettings } from "../../server/domain/routing/settings.ts";
import type { TicketRecord } from "../../server/domain/ticket-record.ts";
import type { Result } from "../../server/protocol/errors.ts";
import type { Hours } from "../../server/protocol/hours.ts";
import type { SlaPolicy } from "../../server/protocol/sla-settings.ts";
import { randomIds } from "../../server/random-ids.ts";
import { createMemoryStore } from "../../server/stores/memory/memory-store.ts";
import { depsOn } from "../support/deps.ts";
import { TIMINGS } from "../support/domain.ts";

const MEI: Actor = { kind: "agent", agentId: "mei", name: "Mei", role: "admin" };
/** No moment of a month needs so many deadlines: something is due again and again. */
const MOST_AT_ONCE = 10_000;

/** A ticket desk of the application itself, on a store in memory and a clock of its own. */
export class RealDesk {
  now: number;
  readonly #deps: Deps;
  readonly #store = createMemoryStore();

  constructor(now: number) {
    this.now = now;
    this.#deps = depsOn(this.#store, () => this.now, { agentOnDuty: () => false });
  }

  newContact(): Promise<string> {
    return contactOf(this.#deps, randomIds.secret());
  }

  /** With nobody on duty every question is a ticket at once. */
  async file(contactId: string): Promise<TicketRecord> {
    const conversationId = randomIds.id();
    const message = { id: randomIds.id(), text: "my pole snapped" };
    done(await start(this.#deps, { contactId, conversationId, message, person: true, page: null }));
    await this.#do(conversationId, { kind: "system" }, { type: "route" });
    const conversation = await get(this.#store, "conversation", conversationId);
    return this.ticket(conversation?.state.ticket?.id ?? "");
  }

  async ticket(id: string): Promise<TicketRecord> {
    const stored = await get(this.#store, "ticket", id);
    if (stored === undefined) throw new Error(`there is no ticket ${id}`);
    return stored.state;
  }

  customerWrites({ conversationId, contactId }: TicketRecord): Promise<void> {
    return this.#say(conversationId, { kind: "visitor", contactId });
  }

  agentWrites({ conversationId }: TicketRecord): Promise<void> {
    return this.#say(conversationId, MEI);
  }

  async update(update: AgentUpdate): Promise<void> {
    done(await updateTicket(this.#deps, MEI, update));
  }

  async merge(ticketId: string, otherId: string): Promise<void> {
    done(await mergeTickets(this.#deps, MEI, { ticketId, otherId }));
  }

  async setPlan(contactId: string, plan: string | null): Promise<void> {
    const was = (await get(this.#store, "contact", contactId))?.state.plan ?? null;
    const mine = { ownerId: null, vip: false, plan };
    const base = { ...mine, plan: was };
    const { kept } = done(await updateContact(this.#deps, MEI, { contactId, base, ...mine }));
    if (!kept) throw new Error("the plan was changed meanwhile");
  }

  async setPolicies(policies: readonly SlaPolicy[]): Promise<void> {
    const stored = await get(this.#store, "sla", "sla");
    const revision = stored?.state.revision ?? 0;
    done(await setSla(this.#deps, MEI, { revision, settings: { policies: [...policies] } }));
  }

  /** Teams by id, each with its hours. */
  async setTeams(hours: ReadonlyMap<string, Hours | null>): Promise<void> {
    const { state } = await openWorkspace(this.#deps);
    const settings = routingSettings(state, TIMINGS);
    const [like] = settings.teams;
    if (like === undefined) throw new Error("there is always a team");
    const teams = [...hours].map(([id, open]) => ({ ...like, id, name: id, hours: open }));
    const change = { revision: state.routing?.revision ?? 0, settings: { ...settings, teams } };
    done(await setRouting(this.#deps, MEI, change));
  }

  /** Lets time pass, every deadline at its moment. */
  async passTo(at: number): Promise<void> {
    for (let nth = 0; nth < MOST_AT_ONCE; nth += 1) {
      const next = await this.#store.nextDue();
      if (next === null || next > at) {
        this.now = at;
        return;
      }
      this.now = Math.max(this.now, next);
      for (const { kind, id } of await this.#store.due(this.now, MOST_AT_ONCE))
        await this.#fire(kind, id);
    }
    throw new Error("something is due for ever");
  }

  async #fire(kind: string, id: string): Promise<void> {
    if (kind === "ticket") await passTicketDeadlines(this.#deps, id);
    else if (kind === "sla") await sweepTickets(this.#deps, kind);
    else if (kind === "conversation") await this.#do(id, { kind: "system" }, { type: "due" });
    else throw new Error(`a ${kind} is due`);
  }

  #say(conversationId: string, actor: Actor): Promise<void> {
    return this.#do(conversationId, actor, { type: "post", id: randomIds.id(), text: "and now?" });
  }

  async #do(conversationId: string, actor: Actor, command: ConversationCommand): Promise<void> {
    done(await execute(this.#deps, { actor, conversationId, command }));
  }
}

function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${result.code}`);
  return result.value;
}
