import type { Hours } from "../../protocol/hours.ts";
import { SLA_METRICS, type SlaClock, type SlaMetric, type TicketSla } from "../../protocol/sla.ts";
import type { SlaPolicy } from "../../protocol/sla-settings.ts";
import { isSettled, PRIORITIES } from "../../protocol/ticket.ts";
import type { WaitingRule } from "../../protocol/service-rules.ts";
import type { TicketRecord } from "../ticket-record.ts";
import { planKey } from "../routing/priority.ts";
import { withWaiting } from "../waiting.ts";
import { changed, withPriority, withTeam, type Stamp } from "../ticket.ts";
import { runsOutAt, standsStill, usedMs, type Counting, type Stop } from "./running.ts";

const MINUTE = 60_000;

/** What decides which promises hold for a ticket. */
export type SlaRules = {
  readonly policies: readonly SlaPolicy[];
  /** By id; `hours` null: always open. The first is everybody's. */
  readonly teams: ReadonlyMap<string, { readonly name: string; readonly hours: Hours | null }>;
  /** The contact's. */
  readonly plan: string | null;
  /** What comes of waiting for the customer; not there: nothing. */
  readonly waiting?: readonly WaitingRule[];
};

/** The first policy that fits (SPEC S1). */
export function policyFor(
  { priority, team, tags }: Pick<TicketRecord, "priority" | "team" | "tags">,
  { policies, plan }: Pick<SlaRules, "policies" | "plan">,
): SlaPolicy | null {
  const fits = ({ when }: SlaPolicy) =>
    isAmong(when.priorities, priority) &&
    isAmong(when.teamIds, team?.id ?? null) &&
    isAmong(when.plans.map(planKey), plan === null ? null : planKey(plan)) &&
    (when.tags.length === 0 || tags.some((tag) => when.tags.includes(tag)));
  return policies.find(fits) ?? null;
}

function isAmong<V>(wanted: readonly V[], value: V | null): boolean {
  return wanted.length === 0 || (value !== null && wanted.includes(value));
}

/** A ticket with the clocks that now hold for it; the same object if they are as they were. */
export function withSla(ticket: TicketRecord, rules: SlaRules): TicketRecord {
  const waits = withWaiting(ticket, rules.waiting ?? []);
  const sla = slaOf(waits, rules);
  return JSON.stringify(sla) === JSON.stringify(waits.sla) ? waits : { ...waits, sla };
}

function slaOf(ticket: TicketRecord, rules: SlaRules): TicketRecord["sla"] {
  const policy = policyFor(ticket, rules);
  if (policy === null) return null;
  const counting: Counting = {
    hours: policy.clock === "team" ? hoursOf(ticket, rules) : null,
    stopsOn: policy.pauseOnHold ? WAITING_OR_HELD : WAITING,
  };
  const clocks = SLA_METRICS.flatMap((metric) => {
    const minutes = policy.targets[metric];
    const from = begins(ticket, metric);
    if (minutes === null || from === null) return [];
    const target = { from, ms: minutes * MINUTE, warnMs: policy.warnMinutes * MINUTE };
    return [clockOf(ticket, { metric, ...target }, counting)];
  });
  return { policy: policy.name, clocks };
}

/** When the customer of a ticket is next promised an answer (epoch ms); null: they are not. */
export function answerDueAt({ clocks }: TicketSla): number | null {
  const due = clocks.flatMap(({ metric, dueAt }) =>
    metric === "resolution" || dueAt === null ? [] : [dueAt],
  );
  return due.length === 0 ? null : Math.min(...due);
}

/** By when a first answer would be promised (epoch ms) to a question that became a ticket now; null: by no time. */
export function firstAnswerBy(
  { since, team }: { readonly since: number; readonly team: TicketRecord["team"] },
  rules: SlaRules,
): number | null {
  const policy = policyFor({ priority: "normal", team, tags: [] }, rules);
  const minutes = policy?.targets.first ?? null;
  if (policy === null || minutes === null) return null;
  const hours = policy.clock === "team" ? hoursOf({ team }, rules) : null;
  return runsOutAt({ from: since, ms: minutes * MINUTE }, [], { hours, stopsOn: WAITING });
}

const WAITING: ReadonlySet<Stop["on"]> = new Set(["pending", "solved"]);
const WAITING_OR_HELD: ReadonlySet<Stop["on"]> = new Set(["pending", "on_hold", "solved"]);

function hoursOf({ team }: Pick<TicketRecord, "team">, { teams }: SlaRules): Hours | null {
  const [first] = teams.values();
  return ((team === null ? undefined : teams.get(team.id)) ?? first)?.hours ?? null;
}

/** Since when this is promised and not kept; null: it is kept, or nobody waits for it. */
function begins(ticket: TicketRecord, metric: SlaMetric): number | null {
  if (isSettled(ticket)) return null;
  switch (metric) {
    case "first":
      return ticket.firstReplyAt === null ? ticket.createdAt : null;
    case "next":
      return ticket.askedAt;
    case "resolution":
      return ticket.createdAt;
    default:
      return metric satisfies never;
  }
}

type Target = {
  readonly metric: SlaMetric;
  readonly from: number;
  readonly ms: number;
  readonly warnMs: number;
};

function clockOf(
  { stops, slaMarks, since }: TicketRecord,
  { metric, from, ms, warnMs }: Target,
  counting: Counting,
): SlaClock {
  const marks = slaMarks[metric];
  const still = standsStill(stops, counting);
  const due = runsOutAt({ from, ms }, stops, counting);
  const used = still ? usedMs({ from, to: Math.max(since, from) }, stops, counting) : 0;
  return {
    metric,
    dueAt: due,
    warnAt: warnMs === 0 ? null : runsOutAt({ from, ms: ms - warnMs }, stops, counting),
    leftMs: still ? ms - used : null,
    warnedAt: marks?.warnedAt ?? null,
    breachedAt: marks?.breachedAt ?? null,
  };
}

/** When one of its clocks next wants attention (epoch ms), or null. */
export function slaDueAt({ sla }: Pick<TicketRecord, "sla">): number | null {
  const next = (sla?.clocks ?? []).flatMap(({ dueAt, warnAt, warnedAt, breachedAt }) => {
    if (breachedAt !== null) return [];
    return [warnedAt === null ? warnAt : null, dueAt].filter((at) => at !== null);
  });
  return next.length === 0 ? null : Math.min(...next);
}

/**
 * What its passed clocks do, each once (SPEC S6, S7): people are warned, or it is late and escalates.
 * The same object: none has passed.
 */
export function afterSla(ticket: TicketRecord, stamp: Stamp, rules: SlaRules): TicketRecord {
  return SLA_METRICS.reduce((current, metric) => {
    // Looked at anew each time: what one did may have put the ticket under another policy.
    const clock = current.sla?.clocks.find((one) => one.metric === metric);
    if (clock === undefined || clock.breachedAt !== null) return current;
    const marked = passed(current, clock, stamp);
    if (marked === current) return current;
    const late = clock.dueAt !== null && clock.dueAt <= stamp.at;
    const escalated = late ? escalate(marked, { rules, stamp, before: current }) : marked;
    return withSla(escalated, rules);
  }, ticket);
}

function passed(ticket: TicketRecord, clock: SlaClock, stamp: Stamp): TicketRecord {
  const { metric, dueAt, warnAt, warnedAt } = clock;
  const mark = (stage: "warned" | "breached") => {
    const marks = { ...ticket.slaMarks[metric], [`${stage}At`]: stamp.at };
    const slaMarks = { ...ticket.slaMarks, [metric]: marks };
    return changed({ ...ticket, slaMarks }, { what: "sla", stage, metric, dueAt }, stamp);
  };
  if (dueAt !== null && dueAt <= stamp.at) return mark("breached");
  return warnAt !== null && warnAt <= stamp.at && warnedAt === null ? mark("warned") : ticket;
}

type Escalation = {
  readonly rules: SlaRules;
  readonly stamp: Stamp;
  /** The ticket under the policy that was broken. */
  readonly before: TicketRecord;
};

/** A priority is only raised; who had it in another team has it no more. */
function escalate(ticket: TicketRecord, { rules, stamp, before }: Escalation): TicketRecord {
  const policy = policyFor(before, rules);
  if (policy === null) return ticket;
  const { priority, teamId, tier } = policy.escalate;
  const presses =
    priority !== null && PRIORITIES.indexOf(priority) > PRIORITIES.indexOf(ticket.priority);
  const raised = presses ? withPriority(ticket, priority, stamp) : ticket;
  const name = teamId === null ? undefined : rules.teams.get(teamId)?.name;
  const team = teamId === null || name === undefined ? raised.team : { id: teamId, name };
  return withTeam(raised, { team, tier: tier ?? raised.tier }, stamp);
}
