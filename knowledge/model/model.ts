import type { Calibration } from "./calibration.ts";
import type { Learned } from "./evidence.ts";
import type { ExactPhrases } from "./exact.ts";
import type { Weights } from "./weights.ts";
import { changedTopics, type Written } from "./written.ts";

/** Changes whenever a model of older code must not be used. */
export const MODEL_VERSION = 9;

/** How topics are ranked by what speaks for them, and what their strength is worth. */
export type Judgement = { readonly weights: Weights; readonly calibration: Calibration };

/** All that searching needs besides the articles: plain data and typed arrays, fit to be cloned. */
export type Model = Learned & {
  readonly version: number;
  /** What it was learned from. */
  readonly written: Written;
  /** Made of an earlier model to answer until this is learned. */
  readonly revised: boolean;
  readonly topicNames: readonly string[];
  readonly languages: readonly string[];
  /** Whether there is more to find articles by than titles and texts. */
  readonly wellAsked: boolean;
  readonly exact: ExactPhrases;
  /** For texts of each language, in their order. */
  readonly judgements: readonly Judgement[];
  /** For texts in nobody knows which. */
  readonly judgement: Judgement;
};

/** Whether exactly this was learned. */
export function isOf(written: Written, { written: learned, revised }: Model): boolean {
  return !revised && changedTopics(learned, written).length === 0;
}

/** The one that was learned from what is most like this. */
export function nearestTo(written: Written, models: readonly [Model, ...Model[]]): Model {
  const [first, ...others] = models;
  const distance = (model: Model): number => changedTopics(model.written, written).length;
  return others.reduce((best, one) => (distance(one) < distance(best) ? one : best), first);
}
