import { normalizeQuery } from "../normalize.ts";
import { wordsOf } from "../words.ts";
import { onlyPoints, withoutOpening } from "./pointing-words.ts";
import type { Ranked } from "./ranking.ts";

/** Sure enough to stand alone: what is answered at the default strictness. */
const clearScore = 0.57;
/** An elliptical question is short: "and to Norway?", "och för barn?", "那退款呢". */
const mostWords = 5;
/** Joined with the question before, it has to say something of its own about the topic. */
const leastOwnScore = 0.05;

type FollowUp = {
  readonly ranked: readonly Ranked[];
  readonly followsUp: boolean;
  /** What was searched, and is looked for in the best. */
  readonly asked: string;
  /** What the next text may go on from. */
  readonly subject: string;
};

/**
 * Ranks a text, together with the question before it where it is short and either not clear alone or
 * without a word for what it is about. A long text that finds nothing is another question, not a
 * continuation.
 */
export function followUp(
  rank: (text: string) => readonly Ranked[],
  text: string,
  previous: string | undefined,
): FollowUp {
  if (previous === undefined)
    return { ranked: rank(text), followsUp: false, asked: text, subject: text };
  const asked = withoutOpening(text);
  const alone = { ranked: rank(asked), followsUp: false, asked, subject: text };
  if (wordsOf(asked).length > mostWords) return alone;
  const points = onlyPoints(asked);
  if (!points && scoreOf(alone.ranked) >= clearScore) return alone;
  const both = `${normalizeQuery(previous)}\n${asked}`;
  const joined = rank(both);
  const ranked = points ? joined : agreed(joined, alone.ranked);
  if (scoreOf(ranked) <= scoreOf(alone.ranked)) return alone;
  // "How much is it?" names nothing that "and how long does it take?" could be about.
  const subject = points ? previous : `${firstLine(previous)}\n${text}`;
  return { ranked, followsUp: true, asked: both, subject };
}

/** Of a question that went on from another: the one that it began with. */
function firstLine(subject: string): string {
  return subject.split("\n", 1)[0] ?? "";
}

function scoreOf(ranked: readonly Ranked[]): number {
  return ranked[0]?.score ?? 0;
}

/**
 * The topics that both the two questions together and the last alone are about, best first: "how long
 * does delivery take, how much to Iceland?" is nearer to delivery than the country is.
 */
function agreed(joined: readonly Ranked[], alone: readonly Ranked[]): readonly Ranked[] {
  const own = new Map(alone.map(({ topic, score }) => [topic, score]));
  const ownScore = ({ topic }: Ranked): number => own.get(topic) ?? 0;
  const both = joined
    .filter((one) => ownScore(one) >= leastOwnScore)
    .toSorted((one, other) => other.score * ownScore(other) - one.score * ownScore(one));
  let least = 1;
  return both.map(({ topic, score }) => {
    least = Math.min(least, score);
    return { topic, score: least };
  });
}
