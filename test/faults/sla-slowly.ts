import { SLA_METRICS, type SlaMetric } from "../../server/protocol/sla.ts";
import type { SlaPolicy } from "../../server/protocol/sla-settings.ts";
import { PRIORITIES, type Priority, type TicketStatus } from "../../server/protocol/ticket.ts";

/** A ticket of the slow desk. Minutes count from the month's first. */
export type SlowTicket = {
  readonly name: string;
  readonly contactId: string;
  readonly filed: number;
  priority: Priority;
  team: string | null;
  tier: number;
  tags: ReadonlySet<string>;
  status: TicketStatus;
  /** The status it had in each minute since it was filed. */
  readonly past: TicketStatus[];
  firstReply: number | null;
  asked: number | null;
  closes: number | null;
  marks: Partial<Record<SlaMetric, { warned?: number; breached?: number }>>;
  /** `minute metric stage`, in order. */
  readonly told: string[];
};

/** Of one promise, as it stands; minutes. */
export type SlowClock = {
  readonly metric: SlaMetric;
  readonly due: number | null;
  readonly warn: number | null;
  readonly left: number | null;
};

/** Whether a team is open in each minute; null: always. */
export type Openness = Uint8Array | null;

/**
 * What a desk promises, done the slow way: minute by minute, counting every promise of every ticket from
 * its beginning, without deadlines, spans or sweeps.
 */
export class SlowDesk {
  readonly tickets = new Map<string, SlowTicket>();
  policies: readonly SlaPolicy[] = [];
  readonly open = new Map<string, Openness>();
  readonly plans = new Map<string, string>();
  readonly #closeAfter: number;
  readonly #horizon: number;
  now = 0;

  constructor({ closeAfter, horizon }: { readonly closeAfter: number; readonly horizon: number }) {
    this.#closeAfter = closeAfter;
    this.#horizon = horizon;
  }

  passTo(minute: number): void {
    while (this.now < minute) {
      for (const ticket of this.tickets.values()) ticket.past.push(ticket.status);
      this.now += 1;
      this.look();
    }
  }

  /** What is due in this minute happens; again, as long as one thing leads to another. */
  look(): void {
    for (const ticket of this.tickets.values()) {
      if (ticket.status === "solved" && ticket.closes === this.now) this.move(ticket, "closed");
      while (this.#lookAt(ticket));
    }
  }

  move(ticket: SlowTicket, to: TicketStatus): void {
    if (ticket.status === to) return;
    ticket.status = to;
    ticket.closes = to === "solved" ? this.now + this.#closeAfter : null;
  }

  customerWrites(ticket: SlowTicket): void {
    if (ticket.firstReply !== null && ticket.asked === null) {
      ticket.asked = this.now;
      const { next: _kept, ...others } = ticket.marks;
      ticket.marks = others;
    }
    if (ticket.status !== "new") this.move(ticket, "open");
  }

  agentWrites(ticket: SlowTicket): void {
    ticket.firstReply ??= this.now;
    ticket.asked = null;
    if (ticket.status !== "on_hold") this.move(ticket, "pending");
  }

  merge(from: SlowTicket, into: SlowTicket): void {
    this.move(from, "closed");
    into.tags = new Set([...into.tags, ...from.tags]);
    into.priority = moreUrgent(into.priority, from.priority);
  }

  clocksOf(ticket: SlowTicket): readonly SlowClock[] {
    const policy = this.policyFor(ticket);
    if (policy === null) return [];
    const still = this.#stops(policy, ticket.status);
    return SLA_METRICS.flatMap((metric) => {
      const target = policy.targets[metric];
      const from = begins(ticket, metric);
      if (target === null || from === null) return [];
      const due = this.#minuteOf(ticket, { policy, from, used: target });
      const warned = target - policy.warnMinutes;
      const warn =
        policy.warnMinutes === 0 ? null : this.#minuteOf(ticket, { policy, from, used: warned });
      const left = still ? target - this.#used(ticket, policy, from) : null;
      return [{ metric, due, warn, left }];
    });
  }

  policyFor({ priority, team, tags, contactId }: SlowTicket): SlaPolicy | null {
    const plan = this.plans.get(contactId);
    for (const policy of this.policies) {
      const { priorities, teamIds, plans, tags: wanted } = policy.when;
      if (priorities.length > 0 && !priorities.includes(priority)) continue;
      if (teamIds.length > 0 && !(team !== null && teamIds.includes(team))) continue;
      if (plans.length > 0 && !(plan !== undefined && plans.includes(plan))) continue;
      if (wanted.length > 0 && !wanted.some((tag) => tags.has(tag))) continue;
      return policy;
    }
    return null;
  }

  /** True: something happened. */
  #lookAt(ticket: SlowTicket): boolean {
    const before = ticket.told.length;
    for (const metric of SLA_METRICS) {
      const policy = this.policyFor(ticket);
      const from = begins(ticket, metric);
      const target = policy?.targets[metric] ?? null;
      const mark = (ticket.marks[metric] ??= {});
      if (policy === null || from === null || target === null || mark.breached !== undefined)
        continue;
      const used = this.#used(ticket, policy, from);
      if (used >= target) {
        mark.breached = this.now;
        ticket.told.push(`${this.now} ${metric} breached`);
        escalate(ticket, policy);
      } else if (
        policy.warnMinutes > 0 &&
        mark.warned === undefined &&
        used >= target - policy.warnMinutes
      ) {
        mark.warned = this.now;
        ticket.told.push(`${this.now} ${metric} warned`);
      }
    }
    return ticket.told.length > before;
  }

  #stops({ pauseOnHold }: SlaPolicy, status: TicketStatus): boolean {
    return status === "pending" || status === "solved" || (status === "on_hold" && pauseOnHold);
  }

  #opens({ clock }: SlaPolicy, { team }: SlowTicket): Openness {
    if (clock === "always") return null;
    const [first] = this.open.values();
    const own = team === null ? undefined : this.open.get(team);
    return (own === undefined ? first : own) ?? null;
  }

  /** Whether this minute of a ticket counts; what is to come is taken to stay as it is. */
  #counts(ticket: SlowTicket, policy: SlaPolicy, minute: number): boolean {
    const status = ticket.past[minute - ticket.filed] ?? ticket.status;
    const open = this.#opens(policy, ticket);
    return !this.#stops(policy, status) && (open === null || open[minute] === 1);
  }

  readonly #known = new Map<string, { minute: number; used: number }>();

  /** Minutes used up by now. What was counted in the same way up to a minute is not counted again. */
  #used(ticket: SlowTicket, policy: SlaPolicy, from: number): number {
    const open = this.#opens(policy, ticket);
    const way = `${ticket.name} ${from} ${policy.pauseOnHold} ${open === null ? "" : this.#nameOf(open)}`;
    const known = this.#known.get(way) ?? { minute: from, used: 0 };
    for (; known.minute < this.now; known.minute += 1)
      if (this.#counts(ticket, policy, known.minute)) known.used += 1;
    this.#known.set(way, known);
    return known.used;
  }

  readonly #names = new Map<Uint8Array, number>();

  #nameOf(open: Uint8Array): number {
    const name = this.#names.get(open) ?? this.#names.size;
    this.#names.set(open, name);
    return name;
  }

  /** The first minute by which so many were used up; null: there is none as things are. */
  #minuteOf(
    ticket: SlowTicket,
    { policy, from, used }: { policy: SlaPolicy; from: number; used: number },
  ): number | null {
    let counted = 0;
    for (let minute = from; minute < this.#horizon; minute += 1) {
      if (this.#counts(ticket, policy, minute)) counted += 1;
      if (counted === used) return minute + 1;
    }
    return null;
  }
}

/** Since when it is promised and not kept; null: it is kept, or nobody waits for it. */
function begins(
  { status, filed, firstReply, asked }: SlowTicket,
  metric: SlaMetric,
): number | null {
  if (status === "solved" || status === "closed") return null;
  if (metric === "next") return asked;
  return metric === "first" && firstReply !== null ? null : filed;
}

function escalate(ticket: SlowTicket, { escalate: { priority, teamId, tier } }: SlaPolicy): void {
  if (priority !== null) ticket.priority = moreUrgent(ticket.priority, priority);
  ticket.team = teamId ?? ticket.team;
  ticket.tier = tier ?? ticket.tier;
}

function moreUrgent(one: Priority, other: Priority): Priority {
  return PRIORITIES.indexOf(other) > PRIORITIES.indexOf(one) ? other : one;
}
