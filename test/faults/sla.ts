import type { TicketRecord } from "../../server/domain/ticket-record.ts";
import { isSettled, PRIORITIES, type TicketStatus } from "../../server/protocol/ticket.ts";
import { freshSeed, randomFrom, type Random } from "../support/random.ts";
import { TIMINGS } from "../support/domain.ts";
import type { FaultOptions } from "./options.ts";
import { RealDesk } from "./sla-desk.ts";
import { drawHours, drawPolicies, PLANS, TAGS, TEAMS } from "./sla-plan.ts";
import { SlowDesk, type SlowTicket } from "./sla-slowly.ts";
import { openMinutes } from "./sla-wall.ts";

const MINUTE = 60_000;
const DAY = 24 * 60;
/** Monday; the clocks go back in Riga on the 25th of October and in New York on the 1st of November. */
const BEGINS = Date.UTC(2026, 9, 12);
const MONTH_DAYS = 30;
/** What is promised ends before that, if it ever does. */
const HORIZON = 80 * DAY;
const CONTACTS = 6;
const MOST_TICKETS = 60;

export type SlaReport = {
  readonly seed: number;
  readonly months: number;
  /** What was done, and what came of it. */
  readonly tally: Readonly<Record<string, number>>;
  readonly violations: readonly string[];
};

/** So many months, each from a seed of its own. */
export async function run({ rounds = 40, seed = freshSeed() }: FaultOptions): Promise<SlaReport> {
  const tally: Record<string, number> = {};
  const violations: string[] = [];
  for (let nth = 0; nth < rounds; nth += 1) {
    const month = await passDays({ begins: BEGINS, days: MONTH_DAYS, seed: seed + nth });
    for (const [what, count] of Object.entries(month.tally))
      tally[what] = (tally[what] ?? 0) + count;
    violations.push(...month.violations.map((one) => `seed ${seed + nth}: ${one}`));
  }
  return { seed, months: rounds, tally, violations };
}

type Span = { readonly begins: number; readonly days: number; readonly seed: number };

/** So many days of a desk, from an instant on (epoch ms, on a whole hour). */
export async function passDays(span: Span): Promise<Pick<SlaReport, "tally" | "violations">> {
  const month = new Month(span);
  await month.pass(span.days * DAY);
  return month;
}

/** A month of one desk, done by the application and, minute by minute, by the slow one. */
class Month {
  readonly tally: Record<string, number> = {};
  readonly violations: string[] = [];
  readonly #random: Random;
  readonly #begins: number;
  readonly #real: RealDesk;
  readonly #slow = new SlowDesk({
    closeAfter: TIMINGS.solvedCloseMs / MINUTE,
    horizon: HORIZON,
  });
  readonly #contacts: string[] = [];

  constructor({ begins, seed }: Span) {
    this.#random = randomFrom(seed);
    this.#begins = begins;
    this.#real = new RealDesk(begins);
  }

  async pass(minutes: number): Promise<void> {
    for (let nth = 0; nth < CONTACTS; nth += 1) this.#contacts.push(await this.#real.newContact());
    await this.#setHours();
    await this.#setPolicies();
    for (let minute = 0; minute < minutes; minute += this.#random.between(1, 3 * 60)) {
      await this.#passTo(minute);
      await this.#somethingHappens();
      await this.#passTo(minute);
      this.#slow.look();
      await this.#compare();
    }
    await this.#passTo(minutes);
    await this.#compareAll();
  }

  async #passTo(minute: number): Promise<void> {
    this.#slow.passTo(minute);
    await this.#real.passTo(this.#begins + minute * MINUTE);
  }

  async #somethingHappens(): Promise<void> {
    const random = this.#random;
    const dice = random.between(1, 100);
    if (dice <= 3) return this.#setPolicies();
    if (dice <= 5) return this.#setHours();
    if (dice <= 9) return this.#setPlan();
    if (dice <= 25) return this.#file();
    const ticket = this.#someTicket();
    if (ticket === null) return this.#file();
    if (dice <= 45) return this.#customerWrites(ticket);
    if (dice <= 65) return this.#agentWrites(ticket);
    if (dice <= 69) return this.#merge(ticket);
    return this.#update(ticket);
  }

  async #setPolicies(): Promise<void> {
    this.#count("policies");
    const policies = drawPolicies(this.#random);
    this.#slow.policies = policies;
    await this.#real.setPolicies(policies);
  }

  async #setHours(): Promise<void> {
    this.#count("hours");
    const hours = new Map(TEAMS.map((team) => [team, drawHours(this.#random)] as const));
    for (const [team, open] of hours)
      this.#slow.open.set(
        team,
        open === null ? null : openMinutes(open, { from: this.#begins, minutes: HORIZON }),
      );
    await this.#real.setTeams(hours);
  }

  async #setPlan(): Promise<void> {
    this.#count("plan");
    const contactId = this.#random.pick(this.#contacts);
    const plan = this.#random.chance(0.7) ? this.#random.pick(PLANS) : null;
    if (plan === null) this.#slow.plans.delete(contactId);
    else this.#slow.plans.set(contactId, plan);
    await this.#real.setPlan(contactId, plan);
  }

  async #file(): Promise<void> {
    if (this.#slow.tickets.size >= MOST_TICKETS) return;
    this.#count("filed");
    const contactId = this.#random.pick(this.#contacts);
    const { id, team } = await this.#real.file(contactId);
    this.#slow.tickets.set(id, {
      name: id,
      contactId,
      filed: this.#slow.now,
      priority: "normal",
      team: team?.id ?? null,
      tier: 1,
      tags: new Set(),
      status: "new",
      past: [],
      firstReply: null,
      asked: null,
      closes: null,
      marks: {},
      told: [],
    });
  }

  #someTicket(): SlowTicket | null {
    const open = [...this.#slow.tickets.values()].filter(({ status }) => status !== "closed");
    return open.length === 0 ? null : this.#random.pick(open);
  }

  async #customerWrites(ticket: SlowTicket): Promise<void> {
    this.#count("customer");
    this.#slow.customerWrites(ticket);
    await this.#real.customerWrites(await this.#real.ticket(ticket.name));
  }

  async #agentWrites(ticket: SlowTicket): Promise<void> {
    this.#count("agent");
    this.#slow.agentWrites(ticket);
    await this.#real.agentWrites(await this.#real.ticket(ticket.name));
  }

  async #merge(ticket: SlowTicket): Promise<void> {
    const others = [...this.#slow.tickets.values()].filter(
      (one) => one !== ticket && one.contactId === ticket.contactId && one.status !== "closed",
    );
    if (others.length === 0) return;
    this.#count("merged");
    const into = this.#random.pick(others);
    this.#slow.merge(ticket, into);
    await this.#real.merge(ticket.name, into.name);
  }

  async #update(ticket: SlowTicket): Promise<void> {
    const random = this.#random;
    const ticketId = ticket.name;
    const what = random.pick(["status", "status", "priority", "tag", "team"] as const);
    this.#count(what);
    switch (what) {
      case "status": {
        const to = random.pick(["open", "pending", "on_hold", "solved"] as const);
        this.#slow.move(ticket, to satisfies TicketStatus);
        return this.#real.update({ ticketId, status: to });
      }
      case "priority":
        ticket.priority = random.pick(PRIORITIES);
        return this.#real.update({ ticketId, priority: ticket.priority });
      case "tag": {
        const tag = random.pick(TAGS);
        const taken = ticket.tags.has(tag);
        ticket.tags = new Set([...ticket.tags].filter((one) => one !== tag));
        if (!taken) ticket.tags = new Set([...ticket.tags, tag]);
        return this.#real.update({ ticketId, [taken ? "removeTags" : "addTags"]: [tag] });
      }
      case "team":
        ticket.team = random.pick(TEAMS);
        return this.#real.update({ ticketId, teamId: ticket.team });
      default:
        what satisfies never;
    }
  }

  /** One of them, whole: to look at all would take the long way too often. */
  async #compare(): Promise<void> {
    const ticket = this.#someTicket();
    if (ticket !== null) await this.#compareOne(ticket);
  }

  async #compareAll(): Promise<void> {
    for (const ticket of this.#slow.tickets.values()) {
      await this.#compareOne(ticket);
      for (const line of ticket.told) this.#count(line.split(" ").at(-1) ?? "");
    }
  }

  async #compareOne(ticket: SlowTicket): Promise<void> {
    const slow = factsOf(ticket, this.#slow);
    const real = realFacts(await this.#real.ticket(ticket.name), this.#begins);
    this.#count("compared");
    if (JSON.stringify(slow) === JSON.stringify(real)) return;
    this.violations.push(
      `minute ${this.#slow.now}: ${JSON.stringify(real)} instead of ${JSON.stringify(slow)}`,
    );
  }

  #count(what: string): void {
    this.tally[what] = (this.tally[what] ?? 0) + 1;
  }
}

/** What has to be the same on both desks, in minutes. */
function factsOf(ticket: SlowTicket, desk: SlowDesk): object {
  const { status, priority, team, tier, tags, told } = ticket;
  // Other settings hold for open tickets alone (SPEC S9).
  const policy = isSettled(ticket) ? null : (desk.policyFor(ticket)?.id ?? null);
  const clocks = desk
    .clocksOf(ticket)
    .map(({ metric, due, warn, left }) => [metric, due, warn, left]);
  return { status, priority, team, tier, tags: [...tags].sort(), told, policy, clocks };
}

function realFacts(ticket: TicketRecord, begins: number): object {
  const { status, priority, team, tier, tags, history, sla } = ticket;
  const at = (ms: number | null) => (ms === null ? null : (ms - begins) / MINUTE);
  const told = history.flatMap(({ at: when, change }) =>
    change.what === "sla" ? [`${at(when)} ${change.metric} ${change.stage}`] : [],
  );
  const clocks = (sla?.clocks ?? []).map(({ metric, dueAt, warnAt, leftMs }) => [
    metric,
    at(dueAt),
    at(warnAt),
    leftMs === null ? null : leftMs / MINUTE,
  ]);
  return {
    status,
    priority,
    team: team?.id ?? null,
    tier,
    tags: [...tags].sort(),
    told,
    policy: isSettled(ticket) ? null : (sla?.policy ?? null),
    clocks,
  };
}
