import { solve } from "./solve.ts";

/** How the topic that is first stands: by itself, and before the one that is second. */
export type Standing = {
  readonly strength: number;
  /** By how much it is stronger than any other; below 0 for one that is not first. */
  readonly lead: number;
};

/** One question whose answer is known, and what the engine made of it. */
export type Trial = Standing & {
  /** Whether the knowledge base answers the question at all. */
  readonly answerable: boolean;
  /** Whether the first topic is the right one. */
  readonly right: boolean;
};

/**
 * The probability that a topic is right is 1 / (1 + exp(-(slope * strength + ahead * lead +
 * offset))). What many articles say alike ("where can I find …") makes several of them strong;
 * what one of them answers makes that one stand out.
 */
export type Calibration = {
  readonly slope: number;
  readonly ahead: number;
  readonly offset: number;
};

const steps = 60;
/** Keeps the numbers near the prior where trials are few or all alike. */
const hold = 0.001;
/** A stronger topic must never be less likely, nor one that is further ahead. */
const least = { slope: 0.05, ahead: 0 };

/**
 * Platt's scaling (J. Platt, "Probabilistic Outputs for Support Vector Machines", 1999), of two
 * numbers, by Newton steps. Answerable and unanswerable trials have the same weight in sum, so that
 * a score of 0.5 balances both kinds of mistake whatever their numbers.
 *
 * @param prior where to stay near while trials are few
 */
export function calibrate(trials: readonly Trial[], prior: Calibration): Calibration {
  const answerable = trials.filter((trial) => trial.answerable).length;
  const unanswerable = trials.length - answerable;
  if (answerable === 0 || unanswerable === 0) return prior;
  const weighted = trials.map(({ strength, lead, right, answerable: known }): Weighted => ({
    row: [strength, lead, 1],
    right: right ? 1 : 0,
    weight: 0.5 / (known ? answerable : unanswerable),
  }));
  const start = [prior.slope, prior.ahead, prior.offset];
  let now = start;
  for (let step = 0; step < steps; step += 1) now = improve(weighted, now, start);
  const [slope = 0, ahead = 0, offset = 0] = now;
  return now.every(Number.isFinite) ? { slope, ahead, offset } : prior;
}

export function probability({ strength, lead }: Standing, calibration: Calibration): number {
  const { slope, ahead, offset } = calibration;
  return logistic(slope * strength + ahead * lead + offset);
}

/** How far a strength is before the strongest other one, if there is one. */
export function leadOf(strength: number, other: number): number {
  return Number.isFinite(other) ? strength - other : 0;
}

type Weighted = {
  readonly row: readonly number[];
  readonly right: number;
  readonly weight: number;
};

function improve(
  trials: readonly Weighted[],
  now: readonly number[],
  prior: readonly number[],
): number[] {
  const gradient = now.map((value, at) => hold * ((prior[at] ?? 0) - value));
  const hessian = now.map((_, row) => now.map((_unused, column) => (row === column ? hold : 0)));
  for (const { row, right, weight } of trials) {
    const p = logistic(row.reduce((sum, value, at) => sum + value * (now[at] ?? 0), 0));
    row.forEach((one, a) => {
      gradient[a] = (gradient[a] ?? 0) + weight * (right - p) * one;
      const line = hessian[a] ?? [];
      row.forEach((other, b) => {
        line[b] = (line[b] ?? 0) + weight * p * (1 - p) * one * other;
      });
    });
  }
  const [slope = 0, ahead = 0, offset = 0] = solve(hessian, gradient).map(
    (change, at) => (now[at] ?? 0) + bounded(change),
  );
  return [Math.max(least.slope, slope), Math.max(least.ahead, ahead), offset];
}

/** Far from the optimum a full Newton step overshoots. */
function bounded(change: number): number {
  return Math.max(-0.3, Math.min(0.3, change));
}

function logistic(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
