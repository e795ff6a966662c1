import { groupAlike } from "./alike.ts";
import type { QuestionRecord } from "./question-record.ts";

/** Near-duplicates: `question` is how most people put it. */
export type Cluster = {
  readonly question: string;
  readonly members: readonly QuestionRecord[];
};

/** Cosine from which on two answers of agents say the same. */
const SAME_ANSWER = 0.7;
/** An answer given to more kinds of questions than this is a polite formula, and tells nothing. */
const FORMULA = 3;
/** So many of the biggest clusters are compared by the answers agents gave. */
const COMPARED = 1_000;

/**
 * Joins clusters that ask for the same thing in different words (SPEC L6): the same article is the
 * right one for both, agents answered both alike, or, in different languages, both are near to
 * articles on one topic. Of one language, two clusters near to one topic stay apart: they differ in
 * just what the article does not tell.
 */
export function* joinAcrossLanguages(
  clusters: readonly Cluster[],
  nearAt: number,
): Generator<void, readonly Cluster[]> {
  const sets = new Sets(clusters.length);
  for (const same of byRightArticle(clusters)) sets.join(same);
  for (const same of yield* byAnswer(clusters)) sets.join(same);
  for (const same of byNearTopic(clusters, nearAt)) sets.join(same);
  const joined = new Map<number, Cluster[]>();
  for (const [at, cluster] of clusters.entries()) {
    const root = sets.find(at);
    const list = joined.get(root);
    if (list === undefined) joined.set(root, [cluster]);
    else list.push(cluster);
  }
  return Array.from(joined.values(), asOne);
}

function asOne(list: readonly Cluster[]): Cluster {
  const biggest = list.reduce((one, other) =>
    other.members.length > one.members.length ? other : one,
  );
  return { question: biggest.question, members: list.flatMap(({ members }) => members) };
}

/** Groups of places in the list of clusters. */
type Same = readonly number[];

function byRightArticle(clusters: readonly Cluster[]): readonly Same[] {
  return groups(clusters, ({ members }) => {
    const right = members.find(({ judged }) => judged?.articleId != null)?.judged?.articleId;
    return right == null ? null : topicOf(right);
  });
}

/** For each topic the biggest cluster of each language. */
function byNearTopic(clusters: readonly Cluster[], nearAt: number): readonly Same[] {
  const near = groups(clusters, ({ members }) => nearTopic(members, nearAt));
  return near.map((same) => {
    const biggest = new Map<string, number>();
    for (const at of same) {
      const language = languageOf(clusters[at]);
      const there = biggest.get(language);
      if (there === undefined || size(clusters[at]) > size(clusters[there]))
        biggest.set(language, at);
    }
    return [...biggest.values()];
  });
}

function size(cluster: Cluster | undefined): number {
  return cluster?.members.length ?? 0;
}

/** The language most of them are in; what is not known is a language of its own. */
function languageOf(cluster: Cluster | undefined): string {
  return commonest((cluster?.members ?? []).map(({ language }) => primary(language))) ?? "";
}

function primary(language: string | null): string {
  return language?.toLowerCase().split("-")[0] ?? "";
}

/** The topic that most of them are near to. */
function nearTopic(members: readonly QuestionRecord[], nearAt: number): string | null {
  const topics = members.flatMap(({ nearest, score }) =>
    nearest !== null && score >= nearAt ? [topicOf(nearest)] : [],
  );
  return 2 * topics.length > members.length ? commonest(topics) : null;
}

function commonest(values: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let most: string | null = null;
  for (const [value, count] of counts)
    if (most === null || count > (counts.get(most) ?? 0)) most = value;
  return most;
}

/** Translations of an article share what is behind the slash of their ids. */
export function topicOf(articleId: string): string {
  return articleId.slice(articleId.indexOf("/") + 1);
}

function* byAnswer(clusters: readonly Cluster[]): Generator<void, readonly Same[]> {
  const answered = clusters
    .map((cluster, at) => ({ at, cluster }))
    .sort((a, b) => b.cluster.members.length - a.cluster.members.length || a.at - b.at)
    .slice(0, COMPARED)
    .flatMap(({ at, cluster }) =>
      cluster.members
        .flatMap(({ agentAnswer }) => agentAnswer ?? [])
        .slice(0, 1)
        .map((text) => ({ at, text })),
    );
  const leaders = yield* groupAlike(
    answered.map(({ text }) => text),
    SAME_ANSWER,
  );
  const same = groups(answered, (_one, nth) => String(leaders[nth] ?? nth));
  return same
    .map((places) => places.map((nth) => answered[nth]?.at ?? 0))
    .filter((places) => places.length <= FORMULA);
}

/** Places of what has the same key; null: it has none. */
function groups<T>(list: readonly T[], keyOf: (one: T, at: number) => string | null): Same[] {
  const places = new Map<string, number[]>();
  for (const [at, one] of list.entries()) {
    const key = keyOf(one, at);
    if (key === null) continue;
    const there = places.get(key);
    if (there === undefined) places.set(key, [at]);
    else there.push(at);
  }
  return [...places.values()];
}

/** Disjoint sets of the numbers below `count`. */
class Sets {
  readonly #parent: number[];

  constructor(count: number) {
    this.#parent = Array.from({ length: count }, (_, at) => at);
  }

  find(at: number): number {
    let root = at;
    while (this.#parent[root] !== root) root = this.#parent[root] ?? root;
    this.#parent[at] = root;
    return root;
  }

  join([first, ...others]: Same): void {
    if (first === undefined) return;
    for (const other of others) this.#parent[this.find(other)] = this.find(first);
  }
}
