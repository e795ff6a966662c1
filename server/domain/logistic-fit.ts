export type Weights = readonly [number, number, number];

/** `target`: the probability wished for, 0..1. */
export type Row = { readonly x: Weights; readonly target: number };

const STEPS = 50;
const HALVINGS = 20;
const CLOSE = 1e-9;

export function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

export function dot(one: Weights, other: Weights): number {
  return one[0] * other[0] + one[1] * other[1] + one[2] * other[2];
}

/**
 * Logistic regression with three weights by Newton steps, each halved until it helps: whole ones may
 * overshoot where the rows contradict each other.
 *
 * @param near where the weights stay while little speaks against it
 * @param hold how strongly: as much as so many rows
 */
export function fitLogistic(
  rows: readonly Row[],
  { near, hold }: { readonly near: Weights; readonly hold: number },
): Weights {
  const costOf = (weights: Weights) => cost(rows, weights) + (hold / 2) * apart(weights, near);
  let weights = near;
  let least = costOf(weights);
  for (let step = 0; step < STEPS; step += 1) {
    const [a, b, c] = newtonStep(rows, weights, { near, hold });
    let share = 1;
    let next: Weights = weights;
    for (let halving = 0; halving < HALVINGS; halving += 1, share /= 2) {
      next = [weights[0] + share * a, weights[1] + share * b, weights[2] + share * c];
      if (costOf(next) <= least) break;
    }
    const now = costOf(next);
    // Also when it is no number: the last one that was stands.
    if (!(now < least - CLOSE)) return weights;
    [weights, least] = [next, now];
  }
  return weights;
}

function cost(rows: readonly Row[], weights: Weights): number {
  return rows.reduce((sum, { x, target }) => {
    const value = dot(x, weights);
    // log(1 + e^value) without overflow.
    return sum + Math.max(0, value) + Math.log1p(Math.exp(-Math.abs(value))) - target * value;
  }, 0);
}

function apart(one: Weights, other: Weights): number {
  return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2 + (one[2] - other[2]) ** 2;
}

function newtonStep(
  rows: readonly Row[],
  weights: Weights,
  { near, hold }: { readonly near: Weights; readonly hold: number },
): Weights {
  const gradient = weights.map((weight, at) => hold * ((near[at] ?? 0) - weight));
  const curve = weights.map((_, row) => weights.map((_one, at) => (row === at ? hold : 0)));
  for (const { x, target } of rows) {
    const p = logistic(dot(x, weights));
    for (const [row, value] of x.entries()) {
      gradient[row] = (gradient[row] ?? 0) + (target - p) * value;
      const line = curve[row] ?? [];
      for (const [at, other] of x.entries())
        line[at] = (line[at] ?? 0) + p * (1 - p) * value * other;
    }
  }
  return solve(curve, gradient);
}

/** Gauss elimination; holding on keeps it solvable. */
function solve(matrix: readonly (readonly number[])[], vector: readonly number[]): Weights {
  const rows = matrix.map((line, at) => [...line, vector[at] ?? 0]);
  for (const [pivot, top] of rows.entries()) {
    for (const [at, line] of rows.entries()) {
      if (at === pivot) continue;
      const factor = (line[pivot] ?? 0) / (top[pivot] ?? 1);
      for (const [column, value] of top.entries())
        line[column] = (line[column] ?? 0) - factor * value;
    }
  }
  const [a = 0, b = 0, c = 0] = rows.map((line, at) => (line[rows.length] ?? 0) / (line[at] ?? 1));
  return [a, b, c];
}
