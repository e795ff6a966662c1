import type { Outcome } from "./routing-simulation.ts";
import { percentile, rounded } from "./statistics.ts";

export type Summary = {
  readonly served: number;
  /** Chats nobody took before everybody went home. */
  readonly left: number;
  /** Returning contacts with an agent who knows them at work when they came. */
  readonly returningOnDuty: number;
  /** Share of these who got one. Null: there were none. */
  readonly knownOfOnDuty: number | null;
  readonly waitMs: { readonly p50: number; readonly p95: number; readonly mean: number };
  /** Share of all chats answered within a minute. */
  readonly withinMinute: number;
  /** Chats of the agent who had most, beside the average. */
  readonly busiestToMean: number;
  /** Standard deviation of the chats in hand over the agents at work, averaged over all arrivals. */
  readonly loadDeviation: number;
  /** Of the waits that were told in minutes, the share that ended within what was told. */
  readonly toldRight: number | null;
};

export function summary({ served, left, loadSpread }: Outcome): Summary {
  const waits = served.map(({ waitMs }) => waitMs);
  const onDuty = served.filter(({ knownOnDuty }) => knownOnDuty);
  const told = served.filter((one) => one.told !== null);
  const right = told.filter(
    ({ told: range, waitMs }) => range !== null && range.fromMs <= waitMs && waitMs <= range.toMs,
  );
  return {
    served: served.length,
    left,
    returningOnDuty: onDuty.length,
    knownOfOnDuty: share(onDuty.filter(({ gotKnown }) => gotKnown).length, onDuty.length),
    waitMs: {
      p50: Math.round(percentile(waits, 0.5)),
      p95: Math.round(percentile(waits, 0.95)),
      mean: Math.round(mean(waits)),
    },
    withinMinute: share(waits.filter((ms) => ms <= 60_000).length, waits.length) ?? 0,
    busiestToMean: busiest(served.map(({ agentId }) => agentId)),
    loadDeviation: rounded(mean(loadSpread)),
    toldRight: share(right.length, told.length),
  };
}

function busiest(agentIds: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const id of agentIds) counts.set(id, (counts.get(id) ?? 0) + 1);
  return rounded(Math.max(...counts.values()) / mean([...counts.values()]));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : rounded(part / whole);
}
