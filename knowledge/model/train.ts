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
import { type Judgement, type Model, MODEL_VERSION } from "./model.ts";
import { primarySubtag } from "../text/stemmers.ts";
import { fitWeights } from "./weights.ts";
import { writtenOf } from "./written.ts";

const leastExamples = 30;
/** A language with fewer trials is calibrated like all together. */
const leastTrials = 60;

type Judgements = Pick<Model, "judgements" | "judgement">;

/** For a knowledge base too small or too poor in phrasings to rehearse on. */
const withClassifiers: Judgement = {
  weights: [3, 0, 2, 4, 1.5],
  calibration: { slope: 1, coverage: 0, ahead: 0, lack: 0, offset: -1.72 },
};
const withPhrases: Judgement = {
  weights: [0, 5.4, 0.5, 7.5, 0],
  calibration: { slope: 0.69, coverage: 0, ahead: 0, lack: 0, offset: -3.44 },
};
const withPhrasesAndTexts: Judgement = {
  weights: [0, 2.1, 2, 10.2, 2],
  calibration: { slope: 0.84, coverage: 3.3, ahead: 0.9, lack: 0.3, offset: -3.25 },
};
const withTextsAlone: Judgement = {
  weights: [0, 0, 8, 8, 0],
  calibration: { slope: 1.22, coverage: 0, ahead: 1.39, lack: 0, offset: -2.76 },
};
/**
 * The same for Chinese, whose characters each mean something and stand in many words: they find more
 * than the words that a dictionary makes of them, which are one thing in a question and another in a text.
 */
const inChinese = {
  withPhrasesAndTexts: {
    weights: [0, 2.1, 0.5, 10.2, 0.5],
    calibration: { slope: 0.73, coverage: 8.1, ahead: 2.4, lack: 0.3, offset: -2.15 },
  },
  withTextsAlone: {
    weights: [0, 0, 1, 8, 0],
    calibration: { slope: 1.25, coverage: 9, ahead: 6, lack: 0.35, offset: -2.1 },
  },
} satisfies Record<string, Judgement>;

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

function judge(corpus: Corpus, learned: Learned): Judgements {
  if (learned.phrases.classifiers.length === 0 || !isWellAsked(corpus)) return unrehearsed(corpus);
  const rehearsed = rehearse(corpus);
  const answerable = rehearsed.filter((one) => one.answerable);
  if (answerable.length < leastExamples) return everywhere(corpus, withClassifiers);
  const weights = fitWeights(answerable, withClassifiers.weights);
  const trials = rehearsed.map((one) => ({ ...trialOf(one, weights), language: one.language }));
  const calibration = calibrate(trials, withClassifiers.calibration);
  const judgements = corpus.languages.map((_, language) => {
    const own = trials.filter((trial) => trial.language === language);
    if (own.length < leastTrials) return { weights, calibration };
    return { weights, calibration: halfway(calibrate(own, calibration), calibration) };
  });
  return { judgements, judgement: { weights, calibration } };
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

function unrehearsed(corpus: Corpus): Judgements {
  const { entries, languages } = corpus;
  const asked = entries.some(({ phrases }) => phrases.length > 0);
  if (asked && !entries.some(hasText)) return everywhere(corpus, withPhrases);
  const given = asked ? "withPhrasesAndTexts" : "withTextsAlone";
  const general = asked ? withPhrasesAndTexts : withTextsAlone;
  const judgements = languages.map((language): Judgement =>
    primarySubtag(language) === "zh" ? inChinese[given] : general,
  );
  const [only = general, ...others] = judgements;
  return { judgements, judgement: others.length === 0 ? only : general };
}

function everywhere({ languages }: Corpus, judgement: Judgement): Judgements {
  return { judgements: languages.map(() => judgement), judgement };
}
