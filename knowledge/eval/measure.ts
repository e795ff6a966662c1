import { decide, DEFAULT_STRICTNESS, STRICTNESSES } from "../strictness.ts";
import type { Decision, Strictness } from "../strictness.ts";

/** What the engine made of one question. */
export type Outcome = {
  readonly id: string;
  readonly expected: string | null;
  /** Best first. */
  readonly ranked: readonly { readonly id: string; readonly score: number }[];
};

/** Shares (0..1), rounded to four digits; null where there is nothing to count. */
export type Share = number | null;

export type AtStrictness = {
  /** Of the answerable. */
  readonly answeredRight: Share;
  readonly answeredWrong: Share;
  /** The right article is among the suggestions. */
  readonly suggestedRight: Share;
  readonly suggestedWrong: Share;
  /** Neither answered nor suggested. */
  readonly refused: Share;
  /** Of the unanswerable, those met with silence. */
  readonly refusedUnanswerable: Share;
  readonly answeredUnanswerable: Share;
  /** Of all answers, the right ones. */
  readonly precision: Share;
};

export function measureAt(outcomes: readonly Outcome[], strictness: Strictness): AtStrictness {
  const decided = outcomes.map((outcome) => ({
    ...outcome,
    decision: decide(outcome.ranked, strictness),
  }));
  const answerable = decided.filter(({ expected }) => expected !== null);
  const unanswerable = decided.filter(({ expected }) => expected === null);
  const answered = decided.filter(({ decision }) => decision.kind === "answer");
  return {
    answeredRight: share(answerable, (one) => one.decision.kind === "answer" && isFirst(one)),
    answeredWrong: share(answerable, (one) => one.decision.kind === "answer" && !isFirst(one)),
    suggestedRight: share(answerable, (one) => one.decision.kind === "suggest" && isShown(one)),
    suggestedWrong: share(answerable, (one) => one.decision.kind === "suggest" && !isShown(one)),
    refused: share(answerable, (one) => one.decision.kind === "silent"),
    refusedUnanswerable: share(unanswerable, (one) => one.decision.kind === "silent"),
    answeredUnanswerable: share(unanswerable, (one) => one.decision.kind === "answer"),
    precision: share(answered, isFirst),
  };
}

export function measureAll(outcomes: readonly Outcome[]): Record<string, unknown> {
  const answerable = outcomes.filter(({ expected }) => expected !== null);
  return {
    top1: share(answerable, isFirst),
    auroc: auroc(outcomes),
    defaultStrictness: DEFAULT_STRICTNESS,
    default: measureAt(outcomes, DEFAULT_STRICTNESS),
    strictness: Object.fromEntries(
      STRICTNESSES.map((strictness) => [strictness, measureAt(outcomes, strictness)]),
    ),
    inScopeAtRecall: { "0.8": inScopeAt(outcomes, 0.8), "0.9": inScopeAt(outcomes, 0.9) },
  };
}

/** Right at or above the threshold, of the answerable; below it, of the unanswerable. */
export type Threshold = {
  readonly threshold: number;
  readonly inScope: Share;
  readonly refusedUnanswerable: Share;
};

/**
 * As Larson et al. (2019) judge: the threshold with the best accuracy on the validation questions,
 * where refusing an unanswerable question is right, is used on the others.
 */
export function paperProtocol(
  outcomes: readonly Outcome[],
  validation: readonly Outcome[],
): Threshold {
  const sorted = validation.toSorted((one, other) => bestScore(other) - bestScore(one));
  let right = sorted.filter(({ expected }) => expected === null).length;
  let most = right;
  let threshold = Infinity;
  sorted.forEach((outcome, at) => {
    if (outcome.expected === null) right -= 1;
    else if (isFirst(outcome)) right += 1;
    const next = sorted[at + 1];
    const score = bestScore(outcome);
    if (right > most && (next === undefined || bestScore(next) < score)) {
      [most, threshold] = [right, next === undefined ? 0 : (score + bestScore(next)) / 2];
    }
  });
  return at(outcomes, threshold);
}

function at(outcomes: readonly Outcome[], threshold: number): Threshold {
  const answerable = outcomes.filter(({ expected }) => expected !== null);
  const unanswerable = outcomes.filter(({ expected }) => expected === null);
  return {
    threshold: round(threshold),
    inScope: share(answerable, (one) => isFirst(one) && bestScore(one) >= threshold),
    refusedUnanswerable: share(unanswerable, (one) => bestScore(one) < threshold),
  };
}

/** Right answers of the answerable at the threshold that refuses this share of the unanswerable. */
function inScopeAt(outcomes: readonly Outcome[], recall: number): Share {
  const scores = outcomes
    .flatMap((outcome) => (outcome.expected === null ? [bestScore(outcome)] : []))
    .sort((one, other) => one - other);
  const last = scores[Math.ceil(recall * scores.length) - 1];
  if (last === undefined) return null;
  return at(outcomes, last + 1e-12).inScope;
}

/** The chance that an answerable question scores higher than an unanswerable one. */
function auroc(outcomes: readonly Outcome[]): Share {
  const sorted = outcomes.toSorted((one, other) => bestScore(one) - bestScore(other));
  let [below, pairs, won] = [0, 0, 0];
  let place = 0;
  while (place < sorted.length) {
    const score = bestScore(sorted[place] ?? { ranked: [] });
    let [answerable, unanswerable] = [0, 0];
    for (
      ;
      place < sorted.length && bestScore(sorted[place] ?? { ranked: [] }) === score;
      place += 1
    ) {
      if (sorted[place]?.expected === null) unanswerable += 1;
      else answerable += 1;
    }
    won += answerable * (below + unanswerable / 2);
    below += unanswerable;
    pairs += answerable;
  }
  return below === 0 || pairs === 0 ? null : round(won / (pairs * below));
}

function bestScore({ ranked }: Pick<Outcome, "ranked">): number {
  return ranked[0]?.score ?? 0;
}

function isFirst({ ranked, expected }: Outcome): boolean {
  return ranked[0]?.id === expected;
}

function isShown({
  ranked,
  expected,
  decision,
}: Outcome & { readonly decision: Decision }): boolean {
  return ranked.slice(0, decision.shown).some(({ id }) => id === expected);
}

function share<One>(all: readonly One[], counts: (one: One) => boolean): Share {
  return all.length === 0 ? null : round(all.filter(counts).length / all.length);
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
