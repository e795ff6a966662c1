import { hasMeanings, isMeant, meaningOf } from "../meaning/vectors.ts";
import { evidenceFor } from "../model/evidence.ts";
import { EXACT_SCORE, exactTopic } from "../model/exact.ts";
import { leadOf, probability } from "../model/calibration.ts";
import type { Model } from "../model/model.ts";
import { strengthsOf } from "../model/weights.ts";
import { featuresOf } from "../text/features.ts";
import { withoutQuestionWords } from "./question-words.ts";
import { createSpelling } from "./spelling.ts";
import { stemmersFor } from "../text/stemmers.ts";

export type Ranked = {
  readonly topic: string;
  /** 0..1, calibrated. */
  readonly score: number;
};

/**
 * Ranks topics for a normalized text, best first; empty if nothing of it is known.
 *
 * @param language of the text, one of the model's, if it is known
 */
export type Rank = (text: string, language: string | null) => readonly Ranked[];

/** What lies below this share of the best score is not worth showing beside it. */
const mostRanked = 20;

export function createRanking(model: Model): Rank {
  const stemmers = stemmersFor(model.languages);
  const spell = createSpelling(model);
  const meaningsKnown = model.phrases.classifiers.some(({ dimensions }) => dimensions > 0);
  const only = model.languages.length === 1 ? (model.languages[0] ?? null) : null;
  return (typed, language) => {
    const mayMean = meaningsKnown && (language === null || hasMeanings(language));
    const text = spell(typed, mayMean ? isMeant : undefined);
    const asking = model.wellAsked ? null : (language ?? only);
    const about = asking === null ? text : withoutQuestionWords(text, asking);
    const features = featuresOf(about, stemmers);
    if (features.grams.length === 0 || model.topics === 0) return [];
    const meaning = mayMean ? meaningOf(text) : null;
    const evidence = evidenceFor({ features, meaning }, model);
    // Without a word or n-gram in common there is nothing to rank by but biases.
    if (isEmpty(evidence.nearest) && isEmpty(evidence.grams)) return [];
    const known = language === null ? -1 : model.languages.indexOf(language);
    const { weights, calibration } = model.judgements[known] ?? model.judgement;
    const strengths = strengthsOf(evidence, weights);
    const exact = exactTopic(text, model.exact);
    const ranked = strongest(strengths);
    const [most = 0, second = -Infinity] = ranked.map((topic) => strengths[topic] ?? 0);
    const lacks = evidence.lacks(ranked[0] ?? 0);
    let least = 1;
    const scored = ranked.map((topic, place) => {
      const strength = strengths[topic] ?? 0;
      const covered = evidence.words[topic] ?? 0;
      const lead = leadOf(strength, place === 0 ? second : most);
      // A weaker one may hold more of the question's words; it is no likelier for that. Nor for
      // lacking less, so what the first lacks is counted against all.
      least = Math.min(least, probability({ strength, covered, lacks, lead }, calibration));
      return { topic: model.topicNames[topic] ?? "", score: least };
    });
    return exact < 0 ? scored : withExact(scored, model.topicNames[exact] ?? "");
  };
}

/** What is asked in an author's very words comes first. */
function withExact(ranked: readonly Ranked[], topic: string): readonly Ranked[] {
  const known = ranked.find((one) => one.topic === topic)?.score ?? 0;
  const others = ranked.filter((one) => one.topic !== topic);
  return [{ topic, score: Math.max(known, EXACT_SCORE, others[0]?.score ?? 0) }, ...others];
}

function isEmpty(values: Float64Array): boolean {
  return values.every((value) => value === 0);
}

/** The best few, found without sorting thousands. Equals stay in the order of their names. */
function strongest(strengths: Float64Array): readonly number[] {
  const best: number[] = [];
  for (let topic = 0; topic < strengths.length; topic += 1) {
    const strength = strengths[topic] ?? 0;
    if (best.length === mostRanked && strength <= (strengths[best[mostRanked - 1] ?? 0] ?? 0))
      continue;
    let at = best.length;
    while (at > 0 && (strengths[best[at - 1] ?? 0] ?? 0) < strength) at -= 1;
    best.splice(at, 0, topic);
    if (best.length > mostRanked) best.pop();
  }
  return best;
}
