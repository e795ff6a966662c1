import { dot, fitLogistic, logistic, type Weights } from "./logistic-fit.ts";
import type { Measured } from "../protocol/articles.ts";

/** One judged question: what the engine made of it, and whether its best article was the right one. */
export type Sample = {
  readonly id: string;
  /** 0..1, of the best article. */
  readonly score: number;
  /** How far that is above the next topic's, 0..1. */
  readonly margin: number;
  /** The engine would answer with it. */
  readonly answers: boolean;
  readonly right: boolean;
};

/** The probability that the best article is right is the logistic of `weights` times (1, logit of the score, margin). */
export type Calibrator = { readonly weights: Weights };

export type Learned = {
  readonly calibrator: Calibrator;
  readonly heldBack: { readonly ours: Measured; readonly learned: Measured };
  /** It measured better on both, and by more than chance would do. */
  readonly better: boolean;
};

const SEED = 0x5eed;
/** One in so many is held back to measure on. */
const HELD_BACK = 2;
/** How strongly it stays with the engine's own score while little is known, in judged questions. */
const HOLD = 0.3;
const AS_IT_IS: Weights = [0, 1, 0];
/** One-sided: by chance alone, one no better passes either of the two tests one time in twenty. */
const STANDARD_ERRORS = 1.645;
const EDGE = 1e-3;

/**
 * Learns a calibrator from one half of the judged questions and measures it on the other. A seeded
 * split by id: more questions move none from one half to the other. Logistic regression on score and
 * margin after J. Platt, "Probabilistic outputs for support vector machines" (1999), by Newton steps
 * and with his target smoothing (Lin, Lin and Weng, 2007); a ridge holds it to the engine's own score.
 *
 * @param answerAt the probability from which on it would answer
 */
export function learn(samples: readonly Sample[], answerAt: number): Learned {
  const isHeldBack = ({ id }: Sample) => hash(id) % HELD_BACK === 0;
  const calibrator = fit(samples.filter((one) => !isHeldBack(one)));
  const kept = samples.filter(isHeldBack);
  const [ours, learned] = [
    kept.map(byEngine),
    kept.map((one) => byLearned(one, { calibrator, answerAt })),
  ];
  return {
    calibrator,
    heldBack: { ours: measured(ours), learned: measured(learned) },
    better: isBetter(ours, learned),
  };
}

/** 0..1: how likely the best article is right. */
export function probability(
  { score, margin }: Pick<Sample, "score" | "margin">,
  { weights }: Calibrator,
): number {
  return logistic(dot(features({ score, margin }), weights));
}

/** FNV-1a, 32 bits. */
function hash(id: string): number {
  let value = 0x811c9dc5 ^ SEED;
  for (let at = 0; at < id.length; at += 1)
    value = Math.imul(value ^ id.charCodeAt(at), 0x01000193);
  // Its last bits alone are poorly mixed.
  return (value ^ (value >>> 15)) >>> 1;
}

function logit(score: number): number {
  const p = Math.min(1 - EDGE, Math.max(EDGE, score));
  return Math.log(p / (1 - p));
}

function fit(samples: readonly Sample[]): Calibrator {
  const rights = samples.filter(({ right }) => right).length;
  const [yes, no] = [(rights + 1) / (rights + 2), 1 / (samples.length - rights + 2)];
  const rows = samples.map((sample) => ({ x: features(sample), target: sample.right ? yes : no }));
  return { weights: fitLogistic(rows, { near: AS_IT_IS, hold: HOLD }) };
}

function features({ score, margin }: Pick<Sample, "score" | "margin">): Weights {
  return [1, logit(score), margin];
}

type Trial = { readonly loss: number; readonly hit: number };

function byEngine(sample: Sample): Trial {
  return { loss: loss(sample.score, sample.right), hit: sample.answers === sample.right ? 1 : 0 };
}

type Decider = { readonly calibrator: Calibrator; readonly answerAt: number };

function byLearned(sample: Sample, { calibrator, answerAt }: Decider): Trial {
  const p = probability(sample, calibrator);
  return { loss: loss(p, sample.right), hit: p >= answerAt === sample.right ? 1 : 0 };
}

function loss(probability: number, right: boolean): number {
  const p = Math.min(1 - EDGE, Math.max(EDGE, probability));
  return -Math.log(right ? p : 1 - p);
}

function measured(trials: readonly Trial[]): Measured {
  const count = Math.max(1, trials.length);
  return {
    accuracy: trials.reduce((sum, { hit }) => sum + hit, 0) / count,
    logLoss: trials.reduce((sum, { loss }) => sum + loss, 0) / count,
  };
}

/** Both paired differences lie above nought by more than their error. */
function isBetter(ours: readonly Trial[], learned: readonly Trial[]): boolean {
  const gains = learned.map(({ loss, hit }, at) => ({
    loss: (ours[at]?.loss ?? 0) - loss,
    hit: hit - (ours[at]?.hit ?? 0),
  }));
  return isGain(gains.map(({ loss }) => loss)) && isGain(gains.map(({ hit }) => hit));
}

function isGain(differences: readonly number[]): boolean {
  const count = differences.length;
  if (count < 2) return false;
  const mean = differences.reduce((sum, one) => sum + one, 0) / count;
  const spread = differences.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (count - 1);
  return mean > 0 && mean > STANDARD_ERRORS * Math.sqrt(spread / count);
}
