import type { Article } from "../article.ts";
import { calibrate } from "./calibration.ts";
import type { Calibration } from "./calibration.ts";
import { hasText, isWellAsked, readCorpus } from "./corpus.ts";
import type { Corpus } from "./corpus.ts";
import { learn } from "./evidence.ts";
import type { Learned } from "./evidence.ts";
import { revise, type Earlier } from "./revise.ts";
import { rehearse, trialOf } from "./rehearsal.ts";
import { createExactPhrases } from "./exact.ts";
import { type Model, MODEL_VERSION } from "./model.ts";
import { fitWeights } from "./weights.ts";
import { writtenOf } from "./written.ts";

const leastExamples = 30;
/** A language with fewer trials is calibrated like all together. */
const leastTrials = 60;

type Judgement = Pick<Model, "weights" | "calibration" | "calibrations">;
type Default = Omit<Judgement, "calibrations">;

/** For a knowledge base too small or too poor in phrasings to rehearse on. */
const withClassifiers: Default = {
  weights: [3, 0, 2, 4, 1.5],
  calibration: { slope: 1, coverage: 0, ahead: 0, lack: 0, offset: -1.72 },
};
const withPhrases: Default = {
  weights: [0, 5.4, 0.5, 7.5, 0],
  calibration: { slope: 0.69, coverage: 0, ahead: 0, lack: 0, offset: -3.44 },
};
const withPhrasesAndTexts: Default = {
  weights: [0, 2.1, 3.2, 10.2, 4.2],
  calibration: { slope: 0.79, coverage: 0, ahead: 0.63, lack: 0, offset: -4.06 },
};
const withTextsAlone: Default = {
  weights: [0, 0, 8, 8, 0],
  calibration: { slope: 1.22, coverage: 0, ahead: 1.39, lack: 0, offset: -2.76 },
};

/**
 * Learns a knowledge base; pure, and the same for the same articles in any order.
 *
 * @param early is given before that what the earlier model makes of them
 */
export function train(
  articles: readonly Article[],
  earlier: Earlier | null = null,
  early: (model: Model) => void = () => {},
): Model {
  const revised = earlier && revise(articles, earlier);
  if (revised) early(revised);
  const corpus = readCorpus(articles);
  const learned = learn(corpus, corpus.entries);
  return {
    ...learned,
    version: MODEL_VERSION,
    written: writtenOf(articles),
    revised: false,
    topicNames: corpus.topics,
    languages: corpus.languages,
    wellAsked: isWellAsked(corpus),
    exact: createExactPhrases(corpus.asked),
    ...judge(corpus, learned),
  };
}

function judge(corpus: Corpus, learned: Learned): Judgement {
  if (learned.phrases.classifiers === null || !isWellAsked(corpus)) {
    return everywhere(corpus, defaultFor(corpus));
  }
  const rehearsed = rehearse(corpus);
  const answerable = rehearsed.filter((one) => one.answerable);
  if (answerable.length < leastExamples) return everywhere(corpus, withClassifiers);
  const weights = fitWeights(answerable, withClassifiers.weights);
  const trials = rehearsed.map((one) => ({ ...trialOf(one, weights), language: one.language }));
  const calibration = calibrate(trials, withClassifiers.calibration);
  const calibrations = corpus.languages.map((_, language) => {
    const own = trials.filter((trial) => trial.language === language);
    return own.length < leastTrials
      ? calibration
      : halfway(calibrate(own, calibration), calibration);
  });
  return { weights, calibration, calibrations };
}

/** A language's own trials are few, and those of all languages not quite about it. */
function halfway(one: Calibration, other: Calibration): Calibration {
  return {
    slope: (one.slope + other.slope) / 2,
    coverage: (one.coverage + other.coverage) / 2,
    ahead: (one.ahead + other.ahead) / 2,
    lack: (one.lack + other.lack) / 2,
    offset: (one.offset + other.offset) / 2,
  };
}

function defaultFor({ entries }: Corpus): Default {
  const asked = entries.some(({ phrases }) => phrases.length > 0);
  const written = entries.some(hasText);
  if (asked) return written ? withPhrasesAndTexts : withPhrases;
  return withTextsAlone;
}

function everywhere({ languages }: Corpus, given: Default): Judgement {
  return { ...given, calibrations: languages.map(() => given.calibration) };
}
