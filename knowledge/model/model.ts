import type { Calibration } from "./calibration.ts";
import type { Learned } from "./evidence.ts";
import type { ExactPhrases } from "./exact.ts";
import type { Weights } from "./weights.ts";

/** Changes whenever a model of older code must not be used. */
export const MODEL_VERSION = 7;

/** All that searching needs besides the articles: plain data and typed arrays, fit to be cloned. */
export type Model = Learned & {
  readonly version: number;
  readonly topicNames: readonly string[];
  readonly languages: readonly string[];
  /** Whether there is more to find articles by than titles and texts. */
  readonly wellAsked: boolean;
  readonly exact: ExactPhrases;
  readonly weights: Weights;
  /** For texts of each language, in their order. */
  readonly calibrations: readonly Calibration[];
  /** For texts in nobody knows which. */
  readonly calibration: Calibration;
};
