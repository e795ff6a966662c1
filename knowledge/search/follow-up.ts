import { normalizeQuery } from "../normalize.ts";
import { wordsOf } from "../words.ts";
import type { Ranked } from "./ranking.ts";

/** Sure enough to stand alone. */
const clearScore = 0.4;
/** An elliptical question is short: "and to Norway?", "och för barn?", "那退款呢". */
const mostWords = 5;
/** Joined with the question before, it has to say something new of its own about the topic. */
const leastOwnScore = 0.02;

/**
 * Ranks a text, together with the question before it where alone it is nothing: too short to be a
 * question and not clear. A long text that finds nothing is another question, not a continuation,
 * and what the text alone has nothing to do with is not taken from the question before.
 */
export function followUp(
  rank: (text: string) => readonly Ranked[],
  text: string,
  previous: string | undefined,
): { readonly ranked: readonly Ranked[]; readonly followsUp: boolean } {
  const alone = rank(text);
  if (previous === undefined || (alone[0]?.score ?? 0) >= clearScore) {
    return { ranked: alone, followsUp: false };
  }
  if (wordsOf(text).length > mostWords) return { ranked: alone, followsUp: false };
  const own = new Map(alone.map(({ topic, score }) => [topic, score]));
  const joined = rank(`${normalizeQuery(previous)}\n${text}`);
  const [best] = joined;
  if (best === undefined || (own.get(best.topic) ?? 0) < leastOwnScore) {
    return { ranked: alone, followsUp: false };
  }
  return { ranked: joined, followsUp: true };
}
