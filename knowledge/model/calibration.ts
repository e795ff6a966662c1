import { solve } from "./solve.ts";

/** How a topic stands: by itself, and among the others. */
export type Standing = {
  readonly strength: number;
  /** How much (0..1) of what the question's words are worth its text holds, as BM25 counts it. */
  readonly covered: number;
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
 * The probability that a topic is right is 1 / (1 + exp(-(slope * strength + coverage * covered +
 * ahead * lead + offset))). Whether a question is answered at all depends more on its words than
 * which topic answers it: one that nobody has ("how many lumens has the lamp") makes no topic weaker
 * than another. What many articles say alike ("where can I find …") makes several of them strong;
 * what one of them answers makes that one stand out.
 */
export type Calibration = {
  readonly slope: number;
  readonly coverage: number;
  readonly ahead: number;
  readonly offset: number;
};

const steps = 60;
/** Keeps the numbers near the prior where trials are few or all alike. */
const hold = 0.001;
/** A stronger topic must never be less likely, nor one that covers more or is further ahead. */
const leastSlope = 0.05;

/**
 * Platt's scaling (J. Platt, "Probabilistic Outputs for Support Vector Machines", 1999), of three
 * numbers, by Newton steps. Answerable and unanswerable trials have the same weight in sum, so that
 * a score of 0.5 balances both kinds of mistake whatever their numbers.
 *
 * @param prior where to stay near while trials are few
 */
export function calibrate(trials: readonly Trial[], prior: Calibration): Calibration {
  const answerable = trials.filter((trial) => trial.answerable).length;
  const unanswerable = trials.length - answerable;
  if (answerable === 0 || unanswerable === 0) return prior;
  const weighted = trials.map(
    ({ strength, covered, lead, right, answerable: known }): Weighted => ({
      row: [strength, covered, lead, 1],
      right: right ? 1 : 0,
      weight: 0.5 / (known ? answerable : unanswerable),
    }),
  );
  const start = [prior.slope, prior.coverage, prior.ahead, prior.offset];
  let now = start;
  for (let step = 0; step < steps; step += 1) now = improve(weighted, now, start);
  const [slope = 0, coverage = 0, ahead = 0, offset = 0] = now;
  return now.every(Number.isFinite) ? { slope, coverage, ahead, offset } : prior;
}

export function probability({ strength, covered, lead }: Standing, by: Calibration): number {
  return logistic(by.slope * strength + by.coverage * covered + by.ahead * lead + by.offset);
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
  const hessian = now.map((_, row) => now.map((_unused, at): number => (row === at ? hold : 0)));
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
  const [slope = 0, coverage = 0, ahead = 0, offset = 0] = solve(hessian, gradient).map(
    (change, at) => (now[at] ?? 0) + bounded(change),
  );
  return [Math.max(leastSlope, slope), Math.max(0, coverage), Math.max(0, ahead), offset];
}

/** Far from the optimum a full Newton step overshoots. */
function bounded(change: number): number {
  return Math.max(-0.5, Math.min(0.5, change));
}

function logistic(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
