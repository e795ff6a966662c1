import type { Gap } from "../protocol/articles.ts";
import { groupAlike } from "./alike.ts";
import { joinAcrossLanguages, type Cluster } from "./gap-joining.ts";
import { costs } from "./gap-cost.ts";
import { gapKind } from "./outcome.ts";
import type { QuestionRecord } from "./question-record.ts";

/** TF-IDF cosine of character n-grams from which on two questions are the same, 0..1. */
const ALIKE = 0.5;

/** One gap: its questions, the newest first, and how it is put most often. */
export type GapGroup = {
  readonly question: string;
  readonly members: readonly QuestionRecord[];
  readonly kind: Gap["kind"];
  /** Minutes. */
  readonly cost: number;
  readonly agentAnswer: string | null;
};

export type GapOptions = {
  /** Score from which on a question is near to its nearest article, 0..1. */
  readonly nearAt: number;
  readonly limit: number;
};

/**
 * What the knowledge base lacks, dearest first (SPEC L4 to L6). Near-duplicates are one gap, also
 * across languages; what is like a question an agent dismissed is none. Yields now and then.
 */
export function* gapsIn(
  questions: readonly QuestionRecord[],
  { nearAt, limit }: GapOptions,
): Generator<void, readonly GapGroup[]> {
  const open = questions.filter((question) => gapKind(question) !== null);
  const clusters = yield* clustered(open);
  const left = clusters.filter(({ members }) => !members.some(({ dismissed }) => dismissed));
  const costOf = costs(left.flatMap(({ members }) => members));
  const joined = yield* joinAcrossLanguages(left, nearAt);
  return joined
    .map((cluster) => groupOf(cluster, costOf))
    .sort(dearestFirst)
    .slice(0, limit);
}

/** Those asked most often lead, so that a gap is named as most people put it. */
function* clustered(questions: readonly QuestionRecord[]): Generator<void, readonly Cluster[]> {
  const ordered = mostAskedFirst(questions);
  const leaders = yield* groupAlike(
    ordered.map(({ text }) => text),
    ALIKE,
  );
  const clusters = new Map<number, QuestionRecord[]>();
  for (const [at, question] of ordered.entries()) {
    const leader = leaders[at] ?? at;
    const members = clusters.get(leader);
    if (members === undefined) clusters.set(leader, [question]);
    else members.push(question);
  }
  return Array.from(clusters, ([leader, members]) => ({
    question: ordered[leader]?.text ?? "",
    members,
  }));
}

function mostAskedFirst(questions: readonly QuestionRecord[]): readonly QuestionRecord[] {
  const often = new Map<string, number>();
  const count = (text: string) => often.set(text, (often.get(text) ?? 0) + 1);
  const asked = questions.map((question) => ({ question, words: `${plain(question.text)}\n` }));
  for (const { question, words } of asked) {
    count(words);
    count(question.text);
  }
  const times = (text: string) => often.get(text) ?? 0;
  return asked
    .sort(
      (a, b) =>
        times(b.words) - times(a.words) ||
        times(b.question.text) - times(a.question.text) ||
        b.question.at - a.question.at ||
        order(a.question.id, b.question.id),
    )
    .map(({ question }) => question);
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, " ")
    .trim();
}

function groupOf({ question, members }: Cluster, costOf: ReadonlyMap<string, number>): GapGroup {
  const newest = [...members].sort((a, b) => b.at - a.at || order(a.id, b.id));
  const badly = members.filter((one) => gapKind(one) === "badly_answered").length;
  return {
    question,
    members: newest,
    kind: 2 * badly > members.length ? "badly_answered" : "unanswered",
    cost: members.reduce((sum, { id }) => sum + (costOf.get(id) ?? 0), 0),
    agentAnswer: newest.find(({ agentAnswer }) => agentAnswer !== null)?.agentAnswer ?? null,
  };
}

function dearestFirst(a: GapGroup, b: GapGroup): number {
  return (
    b.cost - a.cost ||
    b.members.length - a.members.length ||
    (b.members[0]?.at ?? 0) - (a.members[0]?.at ?? 0) ||
    order(a.question, b.question)
  );
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
