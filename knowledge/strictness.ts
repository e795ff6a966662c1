/** How sure the engine has to be before it speaks; the owner's one setting. */
export const STRICTNESSES = ["low", "medium", "high"] as const;
export type Strictness = (typeof STRICTNESSES)[number];

/** Fixed before any test set was seen; see docs/answers.md. */
export const DEFAULT_STRICTNESS: Strictness = "medium";

type Thresholds = {
  /** The least score (0..1) of an article that is given as the answer. */
  readonly answer: number;
  /** The least score of the best article for anything to be shown at all. */
  readonly suggest: number;
};

/**
 * Scores are calibrated on every knowledge base by itself, so the same numbers serve all of them.
 * They are meant to refuse about .7, .85 and .9 of the questions that no article answers.
 */
const thresholds: Readonly<Record<Strictness, Thresholds>> = {
  low: { answer: 0.45, suggest: 0.4 },
  medium: { answer: 0.57, suggest: 0.5 },
  high: { answer: 0.7, suggest: 0.65 },
};

/** Of the best one's score; what lies below is not worth offering beside it. */
const leastShareOfBest = 0.25;
const mostSuggestions = 3;

export type Decision = {
  readonly kind: "answer" | "suggest" | "silent";
  /** How many of the hits, from the best on, are to be shown. */
  readonly shown: number;
  /** The best hit's score, 0 without one. */
  readonly score: number;
  readonly reason: DecisionReason;
};

export type DecisionReason =
  /** Nothing in the text can be searched for, or nothing in the articles has anything of it. */
  | "nothing_found"
  /** The best score is too low. */
  | "unsure"
  /** The best score is too low for an answer, and high enough to offer. */
  | "likely"
  | "sure";

/** What to do about hits sorted by score. */
export function decide(
  hits: readonly { readonly score: number }[],
  strictness: Strictness = DEFAULT_STRICTNESS,
): Decision {
  const { answer, suggest } = thresholds[strictness];
  const score = hits[0]?.score ?? 0;
  if (score === 0) return { kind: "silent", shown: 0, score, reason: "nothing_found" };
  if (score < suggest) return { kind: "silent", shown: 0, score, reason: "unsure" };
  if (score >= answer) return { kind: "answer", shown: 1, score, reason: "sure" };
  const offered = hits.slice(0, mostSuggestions);
  const shown = offered.filter((hit) => hit.score >= score * leastShareOfBest).length;
  return { kind: "suggest", shown, score, reason: "likely" };
}
