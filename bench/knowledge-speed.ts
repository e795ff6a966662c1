import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Article } from "../knowledge/article.ts";
import { createKnowledge } from "../knowledge/knowledge.ts";
import { rounded, spread, type Spread } from "./statistics.ts";

export type Speed = {
  readonly articles: number;
  readonly phrasings: number;
  readonly buildSeconds: number;
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
  const knowledge = createKnowledge(articles);
  const buildSeconds = (performance.now() - start) / 1_000;
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
    latencyMs: spread(times),
    heapMb: rounded(heapMb),
  };
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
  if (typeof collect === "function") collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
}
