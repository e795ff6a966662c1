import type { Corpus, Entry } from "./corpus.ts";
import { leadOf } from "./calibration.ts";
import type { Trial } from "./calibration.ts";
import { evidenceFor, learn } from "./evidence.ts";
import type { Evidence } from "./evidence.ts";
import type { Phrase } from "./phrase-space.ts";
import { strengthsOf } from "./weights.ts";
import type { Weights } from "./weights.ts";

/** A fifth of the topics is unanswerable at a time, and a fifth of the other phrasings held back. */
const parts = 5;
/** Of so many phrasings one part is plenty of trials, and all five too much work; of half as many, two. */
const manyPhrases = 1_000;
const leastTopics = 5;
/** Asked about one of many trials; more would tell nothing new. */
const mostTrials = 2_000;

/**
 * Share of the topics taken to be siblings of a missing one. What visitors ask in vain is seldom as
 * near to an article as the articles are to each other, so siblings of what is missing may not
 * answer for it.
 */
const siblingShare = 0.04;

/** A question with a known answer, and what speaks for each topic without having seen it. */
export type Rehearsed = {
  readonly topic: number;
  /** Number of its language. */
  readonly language: number;
  readonly answerable: boolean;
  readonly evidence: Evidence;
  /** Topics that were not there, or stand too near to the missing one. */
  readonly banned: ReadonlySet<number>;
};

/**
 * Rehearses on the knowledge base itself, before any visitor has asked: whole topics are left out
 * and their phrasings play the unanswerable questions; others are held back and play the answerable.
 * What the engine makes of both is what its scores are calibrated on.
 */
export function rehearse(corpus: Corpus): readonly Rehearsed[] {
  const phrases = corpus.entries.flatMap((entry) => entry.phrases);
  if (new Set(phrases.map(({ topic }) => topic)).size < leastTopics) return [];
  const rounds = Math.min(parts, Math.ceil(manyPhrases / phrases.length));
  return Array.from({ length: rounds }, (_, round) => rehearseRound(corpus, round)).flat();
}

/** What came of a rehearsed question under the given weights. */
export function trialOf(
  { topic, answerable, evidence, banned }: Rehearsed,
  weights: Weights,
): Trial {
  const strengths = strengthsOf(evidence, weights);
  let [first, most, second] = [-1, -Infinity, -Infinity];
  strengths.forEach((strength, other) => {
    if (banned.has(other)) return;
    if (strength > most) [first, most, second] = [other, strength, most];
    else if (strength > second) second = strength;
  });
  const covered = evidence.words[first] ?? 0;
  const lacks = evidence.lacks(first);
  const standing = { strength: most, covered, lacks, lead: leadOf(most, second) };
  return { ...standing, answerable, right: answerable && first === topic };
}

function rehearseRound(corpus: Corpus, round: number): readonly Rehearsed[] {
  const isMissing = (topic: number): boolean => topic % parts === round;
  const asked: Phrase[] = [];
  const entries = corpus.entries.flatMap((entry): readonly Entry[] => {
    if (isMissing(entry.topic)) {
      asked.push(...entry.phrases);
      return [];
    }
    const held = (_: Phrase, place: number): boolean => (place + entry.topic) % parts === round;
    asked.push(...entry.phrases.filter(held));
    return [{ ...entry, phrases: entry.phrases.filter((phrase, place) => !held(phrase, place)) }];
  });
  const learned = learn(corpus, entries);
  const every = Math.ceil(asked.length / mostTrials);
  const results = asked
    .filter((_, at) => at % every === 0)
    .map((phrase) => ({
      topic: phrase.topic,
      language: phrase.language,
      evidence: evidenceFor(phrase, learned),
    }));
  const missing = new Set(Array.from(corpus.topics.keys()).filter(isMissing));
  const siblings = siblingsOf(
    results.filter(({ topic }) => isMissing(topic)),
    corpus.topics.length,
  );
  return results.map(({ topic, language, evidence }) => {
    const banned = new Set([...missing, ...(siblings.get(topic) ?? [])]);
    return { topic, language, evidence, banned, answerable: !isMissing(topic) };
  });
}

type Result = Pick<Rehearsed, "topic" | "evidence">;

/** Any will do: siblings are plain to see. */
const siblingWeights: Weights = [3, 1, 3, 3, 1];

/** For each topic, those that its phrasings are strongest for. */
function siblingsOf(
  results: readonly Result[],
  topics: number,
): ReadonlyMap<number, readonly number[]> {
  const sums = new Map<number, Float64Array>();
  for (const { topic, evidence } of results) {
    const sum = sums.get(topic) ?? new Float64Array(topics);
    const strengths = strengthsOf(evidence, siblingWeights);
    sums.set(
      topic,
      sum.map((value, at) => value + (strengths[at] ?? 0)),
    );
  }
  const count = Math.floor(siblingShare * topics);
  return new Map(
    Array.from(sums, ([topic, sum]) => {
      const ranked = Array.from(sum.keys())
        .filter((other) => other % parts !== topic % parts)
        .sort((one, other) => (sum[other] ?? 0) - (sum[one] ?? 0));
      return [topic, ranked.slice(0, count)];
    }),
  );
}
