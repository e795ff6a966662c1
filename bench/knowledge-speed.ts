import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Article } from "../knowledge/article.ts";
import { knowledgeOf } from "../knowledge/knowledge.ts";
import { earlierOf, revise } from "../knowledge/model/revise.ts";
import type { Model } from "../knowledge/model/model.ts";
import { writtenOf } from "../knowledge/model/written.ts";
import { train } from "../knowledge/model/train.ts";
import { rounded, spread, type Spread } from "./statistics.ts";

export type Speed = {
  readonly articles: number;
  readonly phrasings: number;
  readonly buildSeconds: number;
  /** Until an edited article answers, which is before all is learned anew. */
  readonly editSeconds: number;
  readonly latencyMs: Spread;
  readonly heapMb: number;
};

/** Asked first and not measured: a server answers with compiled code. */
const WARM_UP = 500;
const ASKED = 2_000;

/** How long a knowledge base takes to learn and to answer, and what it weighs. */
export function timeBase(articles: readonly Article[], questions: readonly string[]): Speed {
  const before = usedMegabytes();
  const start = performance.now();
  const model = train(articles);
  const buildSeconds = (performance.now() - start) / 1_000;
  const knowledge = knowledgeOf(articles, model);
  const heapMb = usedMegabytes() - before;
  const at = (place: number): string => questions[place % questions.length] ?? "";
  for (let place = 0; place < WARM_UP; place += 1) knowledge.ask(at(place));
  const times = Array.from({ length: ASKED }, (_, place) => {
    const from = performance.now();
    knowledge.ask(at(place));
    return performance.now() - from;
  });
  return {
    articles: articles.length,
    phrasings: articles.reduce((sum, { phrasings }) => sum + phrasings.length, 0),
    buildSeconds: rounded(buildSeconds),
    editSeconds: rounded(timeEdit(articles, model)),
    latencyMs: spread(times),
    heapMb: rounded(heapMb),
  };
}

/** What is done in a thread of its own when one article is edited, but for the start of the thread. */
function timeEdit(articles: readonly Article[], model: Model): number {
  const edited = articles.map((article, at) =>
    at === 0 ? { ...article, title: `${article.title} once more` } : article,
  );
  const start = performance.now();
  const earlier = earlierOf(model, writtenOf(edited));
  if (earlier === null) return Number.NaN;
  revise(edited, earlier);
  return (performance.now() - start) / 1_000;
}

/** So many phrasings, of every article alike. */
export function withPhrasings(articles: readonly Article[], count: number): readonly Article[] {
  const each = Math.ceil(count / articles.length);
  let left = count;
  return articles.flatMap((article): readonly Article[] => {
    const phrasings = article.phrasings.slice(0, Math.min(each, left));
    left -= phrasings.length;
    return phrasings.length === 0 ? [] : [{ ...article, phrasings }];
  });
}

/** So many articles of one phrasing each. */
export function singlePhrases(articles: readonly Article[], count: number): readonly Article[] {
  const all = articles.flatMap((article) =>
    article.phrasings.map((text) => ({ article, phrasings: [text] })),
  );
  return all.slice(0, count).map(({ article, phrasings }, at) => {
    return { ...article, id: `single-${at}`, topic: `single-${at}`, phrasings };
  });
}

/** So many articles of text alone, their sentences taken in turn from the given ones. */
export function bodies(articles: readonly Article[], count: number): readonly Article[] {
  const [first] = articles;
  const sentences = articles.flatMap(({ body }) => body.split(/(?<=[.!?]) /));
  if (first === undefined) return [];
  return Array.from({ length: count }, (_, at) => {
    const body = [0, 1, 2, 3, 4].map(
      (step) => sentences[(at + step * 211 * (1 + Math.floor(at / 500))) % sentences.length],
    );
    return { ...first, id: `body-${at}`, topic: `body-${at}`, title: "", body: body.join(" ") };
  });
}

/** Typed arrays lie outside the heap, and are most of the engine. */
function usedMegabytes(): number {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  // Buffers that were let go are counted until the next time.
  for (let times = 0; times < 2; times += 1) if (typeof collect === "function") collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
}
