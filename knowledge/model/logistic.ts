import { solve } from "./solve.ts";

/** What is known of a case, whether it came true, and how much it counts. */
export type Weighted = {
  readonly row: readonly number[];
  /** 1 or 0. */
  readonly right: number;
  readonly weight: number;
};

const mostSteps = 60;
/** A step that changes no number by more than this is the last. */
const leastChange = 1e-9;
/** Keeps the numbers near the prior where cases are few or all alike. */
const hold = 0.001;

/** The numbers, none below its floor, under which the cases are likeliest: logistic regression by Newton steps. */
export function fit(
  cases: readonly Weighted[],
  prior: readonly number[],
  floors: readonly number[],
): readonly number[] {
  let now = prior;
  for (let step = 0; step < mostSteps; step += 1) {
    const next = improve(cases, now, prior).map((value, at) => Math.max(floors[at] ?? 0, value));
    const settled = next.every((value, at) => Math.abs(value - (now[at] ?? 0)) < leastChange);
    now = next;
    if (settled) break;
  }
  return now;
}

/**
 * The same with each column but the last, which is all 1, in units of what it varies by: else one that
 * varies by hundredths is held to its prior however much it tells.
 */
export function fitInSpreads(
  cases: readonly Weighted[],
  prior: readonly number[],
  floors: readonly number[],
): readonly number[] {
  const last = prior.length - 1;
  const spreads = prior
    .slice(0, last)
    .map((_, at) => spreadOf(cases.map(({ row }) => row[at] ?? 0)));
  const found = fit(
    cases.map((one) => ({
      ...one,
      row: [...spreads.map(({ mean, spread }, at) => ((one.row[at] ?? 0) - mean) / spread), 1],
    })),
    [...spreads.map(({ spread }, at) => spread * (prior[at] ?? 0)), atMeans(prior, spreads)],
    [...spreads.map(({ spread }, at) => spread * (floors[at] ?? 0)), floors[last] ?? 0],
  );
  const numbers = spreads.map(({ spread }, at) => (found[at] ?? 0) / spread);
  return [...numbers, (found[last] ?? 0) - atMeans([...numbers, 0], spreads)];
}

type Spread = { readonly mean: number; readonly spread: number };

function spreadOf(values: readonly number[]): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, spread: Math.sqrt(square) || 1 };
}

/** What the numbers make of the mean case. */
function atMeans(numbers: readonly number[], spreads: readonly Spread[]): number {
  return spreads.reduce(
    (sum, { mean }, at) => sum + mean * (numbers[at] ?? 0),
    numbers[spreads.length] ?? 0,
  );
}

function improve(
  cases: readonly Weighted[],
  now: readonly number[],
  prior: readonly number[],
): readonly number[] {
  const gradient = now.map((value, at) => hold * ((prior[at] ?? 0) - value));
  const hessian = now.map((_, row) => now.map((_unused, at): number => (row === at ? hold : 0)));
  for (const { row, right, weight } of cases) {
    const p = logistic(row.reduce((sum, value, at) => sum + value * (now[at] ?? 0), 0));
    row.forEach((one, a) => {
      gradient[a] = (gradient[a] ?? 0) + weight * (right - p) * one;
      const line = hessian[a] ?? [];
      row.forEach((other, b) => {
        line[b] = (line[b] ?? 0) + weight * p * (1 - p) * one * other;
      });
    });
  }
  return solve(hessian, gradient).map((change, at) => (now[at] ?? 0) + bounded(change));
}

/** Far from the optimum a full Newton step overshoots. */
function bounded(change: number): number {
  return Math.max(-0.5, Math.min(0.5, change));
}

export function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
