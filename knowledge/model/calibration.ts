import { fit, fitInSpreads, logistic } from "./logistic.ts";
import type { Weighted } from "./logistic.ts";

/** How a topic stands: by itself, and among the others. */
export type Standing = {
  readonly strength: number;
  /** How much (0..1) of what the question's words are worth its text holds, as BM25 counts it. */
  readonly covered: number;
  /** What the rarest of its words are worth (0..1) that the topic's text lacks. */
  readonly lacks: number;
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
 * ahead * lead - lack * lacks + offset))). Whether a question is answered at all depends more on its words than
 * which topic answers it: one that nobody has ("how many lumens has the lamp") makes no topic weaker
 * than another. What many articles say alike ("where can I find …") makes several of them strong;
 * what one of them answers makes that one stand out.
 */
export type Calibration = {
  readonly slope: number;
  readonly coverage: number;
  readonly ahead: number;
  readonly lack: number;
  readonly offset: number;
};

/** A stronger topic must never be less likely, nor one that covers more, lacks less or is further ahead. */
const leastSlope = 0.05;

/**
 * Platt's scaling (J. Platt, "Probabilistic Outputs for Support Vector Machines", 1999) by Newton
 * steps, twice. What tells a question that has an answer from one that has none is learned from those
 * answered right and those without an answer: an answerable one that found the wrong topic is like
 * neither, and would teach that only what stands out is answerable. How likely the first topic is
 * right is then learned from all, else it would be taken for likelier than it is.
 *
 * Answerable and unanswerable trials have the same weight in sum, so that a score of 0.5 balances
 * both kinds of mistake whatever their numbers.
 *
 * @param prior where to stay near while trials are few
 */
export function calibrate(trials: readonly Trial[], prior: Calibration): Calibration {
  const clear = trials.filter(({ answerable, right }) => right || !answerable);
  if (!hasBothKinds(clear)) return prior;
  const told = direction(clear, prior);
  const [scale = 1, shift = 0] = fit(
    weigh(trials, (trial) => [logit(trial, told), 1]),
    [1, 0],
    [leastSlope, -Infinity],
  );
  const found: Calibration = {
    slope: scale * told.slope,
    coverage: scale * told.coverage,
    ahead: scale * told.ahead,
    lack: scale * told.lack,
    offset: scale * told.offset + shift,
  };
  return Object.values(found).every(Number.isFinite) ? found : prior;
}

function hasBothKinds(trials: readonly Trial[]): boolean {
  return trials.some(({ answerable }) => answerable) && trials.some((one) => !one.answerable);
}

function direction(trials: readonly Trial[], prior: Calibration): Calibration {
  const [slope = 0, coverage = 0, ahead = 0, lack = 0, offset = 0] = fitInSpreads(
    weigh(trials, ({ strength, covered, lead, lacks }) => [strength, covered, lead, -lacks, 1]),
    [prior.slope, prior.coverage, prior.ahead, prior.lack, prior.offset],
    [leastSlope, 0, 0, 0, -Infinity],
  );
  return { slope, coverage, ahead, lack, offset };
}

function logit({ strength, covered, lead, lacks }: Standing, by: Calibration): number {
  const speaksFor = by.slope * strength + by.coverage * covered + by.ahead * lead;
  return speaksFor - by.lack * lacks + by.offset;
}

export function probability(standing: Standing, by: Calibration): number {
  return logistic(logit(standing, by));
}

/** How far a strength is before the strongest other one, if there is one. */
export function leadOf(strength: number, other: number): number {
  return Number.isFinite(other) ? strength - other : 0;
}

function weigh(
  trials: readonly Trial[],
  rowOf: (trial: Trial) => readonly number[],
): readonly Weighted[] {
  const answerable = trials.filter((trial) => trial.answerable).length;
  return trials.map((trial) => ({
    row: rowOf(trial),
    right: trial.right ? 1 : 0,
    weight: 0.5 / (trial.answerable ? answerable : trials.length - answerable),
  }));
}
