import type { Evidence } from "./evidence.ts";
import { solve } from "./solve.ts";

/**
 * How much each kind of evidence counts: the classifier's margin, the cosine with the nearest
 * phrasing, BM25 by words, BM25 by n-grams, and BM25 by words as an amount. In logits: with them a
 * difference of 1 between two topics means that one is e times as likely.
 */
export type Weights = readonly [number, number, number, number, number];

/** A question whose topic is known, and what spoke for each topic. */
export type Example = {
  readonly evidence: Evidence;
  readonly topic: number;
  readonly banned: ReadonlySet<number>;
};

const COUNT = 5;
const mostSteps = 12;
/** A step that changes no weight by more than this is the last. */
const leastChange = 1e-4;
/** Keeps weights near the prior where examples are few. */
const hold = 0.002;
/** Topics as far behind the first (in logits) change nothing, and are nearly all of them. */
const farBehind = Math.log(1e4);
/** BM25 of so many rare words is half of all there can be: one shared word is not much. */
const halfAmount = 1.1;

/** What the classifier says of a topic, or would about say of one that has none. */
function marginOf({ margins, nearest, grams }: Evidence, topic: number): number {
  const margin = margins[topic] as number;
  if (!Number.isNaN(margin)) return margin;
  return 2 * Math.max(nearest[topic] as number, grams[topic] as number) ** 2 - 1;
}

function asAmount(words: number, evidence: Evidence): number {
  const amount = words * evidence.amount;
  return amount / (amount + halfAmount);
}

/** Writes what speaks for a topic into `row`. */
function readRow(evidence: Evidence, topic: number, row: Float64Array): void {
  const words = evidence.words[topic] ?? 0;
  row[0] = marginOf(evidence, topic);
  row[1] = evidence.nearest[topic] ?? 0;
  row[2] = words;
  row[3] = evidence.grams[topic] ?? 0;
  row[4] = asAmount(words, evidence);
}

/** One number for each topic, by which they are ranked. */
export function strengthsOf(
  evidence: Evidence,
  [byMargin, byNearest, byWords, byGrams, byAmount]: Weights,
): Float64Array {
  return evidence.nearest.map((near, topic) => {
    const words = evidence.words[topic] as number;
    return (
      byMargin * marginOf(evidence, topic) +
      byNearest * near +
      byWords * words +
      byGrams * (evidence.grams[topic] as number) +
      byAmount * asAmount(words, evidence)
    );
  });
}

/**
 * The weights under which the right topics are most likely (multinomial logistic regression by
 * Newton steps). None may be negative: more of any evidence must never speak against a topic, else
 * the very words of a phrasing might not find it.
 */
export function fitWeights(examples: readonly Example[], prior: Weights): Weights {
  let free = [0, 1, 2, 3, 4];
  let weights = [...prior];
  while (free.length > 0) {
    weights = fitFree(examples, prior, free);
    const negative = free.filter((kind) => (weights[kind] ?? 0) < 0);
    if (negative.length === 0) break;
    free = free.filter((kind) => !negative.includes(kind));
  }
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = weights;
  return [a, b, c, d, e];
}

/** Fits the weights of some kinds; the others are 0. */
function fitFree(examples: readonly Example[], prior: Weights, free: readonly number[]): number[] {
  const weights = Array.from({ length: COUNT }, (_, kind) =>
    free.includes(kind) ? (prior[kind] ?? 0) : 0,
  );
  for (let step = 0; step < mostSteps; step += 1) {
    const { gradient, hessian } = slopeAt(examples, weights);
    const matrix = free.map((row) =>
      free.map((column) => (hessian[row * COUNT + column] ?? 0) + (row === column ? hold : 0)),
    );
    const right = free.map(
      (kind) => (gradient[kind] ?? 0) - hold * ((weights[kind] ?? 0) - (prior[kind] ?? 0)),
    );
    const changes = solve(matrix, right);
    changes.forEach((change, at) => {
      const kind = free[at] ?? 0;
      // Far from the optimum a full Newton step overshoots.
      weights[kind] = (weights[kind] ?? 0) + Math.max(-2, Math.min(2, change));
    });
    if (changes.every((change) => Math.abs(change) < leastChange)) break;
  }
  return weights;
}

type Slope = { readonly gradient: Float64Array; readonly hessian: Float64Array };

/** Gradient and negated Hessian of the mean log-likelihood. */
function slopeAt(examples: readonly Example[], weights: readonly number[]): Slope {
  const slope = { gradient: new Float64Array(COUNT), hessian: new Float64Array(COUNT * COUNT) };
  for (const example of examples)
    addExample(example, weights, { slope, share: 1 / examples.length });
  return slope;
}

function addExample(
  { evidence, topic, banned }: Example,
  weights: readonly number[],
  { slope, share }: { readonly slope: Slope; readonly share: number },
): void {
  const row = new Float64Array(COUNT);
  const mean = new Float64Array(COUNT);
  const square = new Float64Array(COUNT * COUNT);
  let total = 0;
  const strengths = strengthsOf(evidence, [
    weights[0] ?? 0,
    weights[1] ?? 0,
    weights[2] ?? 0,
    weights[3] ?? 0,
    weights[4] ?? 0,
  ]);
  const own = strengths[topic] ?? 0;
  const top = strengths.reduce((most, value) => Math.max(most, value), own);
  for (let other = 0; other < strengths.length; other += 1) {
    const behind = top - (strengths[other] ?? 0);
    if (behind > farBehind || banned.has(other)) continue;
    const odds = Math.exp(-behind);
    readRow(evidence, other, row);
    total += odds;
    for (let a = 0; a < COUNT; a += 1) {
      const value = odds * (row[a] ?? 0);
      mean[a] = (mean[a] ?? 0) + value;
      for (let b = 0; b < COUNT; b += 1) {
        square[a * COUNT + b] = (square[a * COUNT + b] ?? 0) + value * (row[b] ?? 0);
      }
    }
  }
  readRow(evidence, topic, row);
  for (let a = 0; a < COUNT; a += 1) {
    const expected = (mean[a] ?? 0) / total;
    slope.gradient[a] = (slope.gradient[a] ?? 0) + share * ((row[a] ?? 0) - expected);
    for (let b = 0; b < COUNT; b += 1) {
      const at = a * COUNT + b;
      const spread = (square[at] ?? 0) / total - (expected * (mean[b] ?? 0)) / total;
      slope.hessian[at] = (slope.hessian[at] ?? 0) + share * spread;
    }
  }
}
