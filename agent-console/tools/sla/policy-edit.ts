import { SLA_METRICS, type SlaMetric } from "../../../server/protocol/sla.ts";
import type { SlaOverview, SlaPolicy } from "../../../server/protocol/sla-settings.ts";
import { commonWords } from "../../words/common.ts";
import { readMinutes, slaWords, writeMinutes } from "../../words/sla.ts";
import { ticketWords } from "../../words/ticket.ts";

/** Eight hours to a first answer, a day to each next, three to a solution; an hour's warning. */
export function newPolicy(id: string): SlaPolicy {
  return {
    id,
    name: slaWords.settings.newName,
    when: { priorities: [], teamIds: [], plans: [], tags: [] },
    targets: { first: 480, next: 1_440, resolution: 4_320 },
    clock: "team",
    pauseOnHold: false,
    warnMinutes: 60,
    escalate: { priority: null, teamId: null, tier: null },
  };
}

/** What the form shows of times that cannot be read: no number of minutes. */
export const UNREADABLE = -1;

export function targetIn(text: string): number | null {
  const read = readMinutes(text);
  return read === undefined ? null : (read ?? UNREADABLE);
}

/** A time that could not be read is not written: the field is empty, with what to write there. */
export function writeTarget(minutes: number | null): string {
  return minutes === UNREADABLE ? "" : writeMinutes(minutes);
}

export type Mistakes = Readonly<
  Partial<Record<SlaMetric | "name" | "targets" | "warn" | "teamIds" | "toTeam", string>>
>;

/** What is wrong with a policy, in the words shown beside it; the server says the same. Pure. */
export function mistakesIn(policy: SlaPolicy, teams: SlaOverview["teams"]): Mistakes {
  const { name, targets, warnMinutes, when, escalate } = policy;
  const { wrongTime, nameMissing, noTarget, warnLate, teamGone } = slaWords.settings.mistakes;
  const isGone = (id: string) => teams.every((team) => team.id !== id);
  const times = SLA_METRICS.filter((metric) => {
    const minutes = targets[metric];
    return minutes !== null && minutes < 1;
  });
  const set = SLA_METRICS.flatMap((metric) => targets[metric] ?? []);
  return {
    ...Object.fromEntries(times.map((metric) => [metric, wrongTime])),
    ...(name.trim() === "" ? { name: nameMissing } : {}),
    ...(set.length === 0 ? { targets: noTarget } : {}),
    ...(when.teamIds.some(isGone) ? { teamIds: teamGone } : {}),
    ...(escalate.teamId !== null && isGone(escalate.teamId) ? { toTeam: teamGone } : {}),
    ...(warnMinutes === UNREADABLE ? { warn: wrongTime } : {}),
    ...(times.length === 0 && set.some((minutes) => warnMinutes >= minutes)
      ? { warn: warnLate }
      : {}),
  };
}

/** A policy in two short phrases. Pure. */
export function summaryOf(
  { when, targets }: SlaPolicy,
  teams: SlaOverview["teams"],
): { readonly what: string; readonly forWhich: string } {
  const parts = [
    ...when.priorities.map((priority) => ticketWords.priorities[priority]),
    ...when.teamIds.map((id) => teams.find((team) => team.id === id)?.name ?? commonWords.goneTeam),
    ...when.plans,
    ...when.tags,
  ];
  const promised = SLA_METRICS.flatMap((metric) => {
    const minutes = targets[metric];
    if (minutes === null || minutes < 1) return [];
    return [
      slaWords.settings.within(slaWords.metrics[metric].toLowerCase(), writeMinutes(minutes)),
    ];
  });
  return {
    forWhich: parts.length === 0 ? slaWords.settings.everything : parts.join(", "),
    what: promised.join(", "),
  };
}

/** "gold,  silver" as a list; what is written twice counts once. */
export function listOf(text: string, tidy = (one: string) => one.trim()): string[] {
  return [...new Set(text.split(",").map(tidy))].filter((one) => one !== "");
}
