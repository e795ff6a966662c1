import type { Article } from "../article.ts";
import { createKnowledge } from "../knowledge.ts";
import type { Asked, Knowledge } from "../knowledge.ts";
import { measureAll, paperProtocol } from "./measure.ts";
import type { Outcome } from "./measure.ts";
import type { Query } from "./read-lines.ts";
import type { Strictness } from "../strictness.ts";

export type Evaluation = {
  readonly articles: readonly Article[];
  readonly queries: readonly Query[];
  readonly validation: readonly Query[] | null;
  readonly strictness: Strictness;
};

export type Evaluated = {
  readonly report: Record<string, unknown>;
  /** A line a query, for `--out`. */
  readonly lines: readonly string[];
};

type Answered = { readonly asked: Asked; readonly query: Query; readonly ms: number };

/** So many questions are asked beforehand, unmeasured: a server answers with compiled code. */
const warmUp = 200;

export function evaluate({ articles, queries, validation, strictness }: Evaluation): Evaluated {
  const before = usedMegabytes();
  const start = performance.now();
  const cpuBefore = process.cpuUsage();
  const knowledge = createKnowledge(articles);
  const buildSeconds = (performance.now() - start) / 1_000;
  const cpu = process.cpuUsage(cpuBefore);
  const heapMb = usedMegabytes() - before;
  for (const query of queries.slice(0, warmUp)) ask(knowledge, query, strictness);
  const answered = queries.map((query) => ask(knowledge, query, strictness));
  const outcomes = answered.map(outcomeOf);
  const validated = validation?.map((query) => outcomeOf(ask(knowledge, query, strictness)));
  const report = {
    counts: counts(articles, queries),
    ...measureAll(outcomes),
    ...(validated === undefined ? {} : { paperProtocol: paperProtocol(outcomes, validated) }),
    buildSeconds: round(buildSeconds),
    buildCpuSeconds: round((cpu.user + cpu.system) / 1e6),
    latencyMs: latency(answered.map(({ ms }) => ms)),
    heapMb: round(heapMb),
  };
  return { report, lines: answered.map(lineOf) };
}

function ask(knowledge: Knowledge, query: Query, strictness: Strictness): Answered {
  const start = performance.now();
  const asked = knowledge.ask(query.text, { strictness });
  return { asked, query, ms: performance.now() - start };
}

function outcomeOf({ asked, query }: Answered): Outcome {
  const ranked = asked.hits.map(({ articleId, score }) => ({ id: articleId, score }));
  return { id: query.id, expected: query.expected, ranked };
}

function lineOf(answered: Answered): string {
  const { id, ranked } = outcomeOf(answered);
  const { decision, language } = answered.asked;
  return JSON.stringify({ id, ranked, decision: decision.kind, language });
}

function counts(articles: readonly Article[], queries: readonly Query[]): Record<string, number> {
  const answerable = queries.filter(({ expected }) => expected !== null).length;
  return {
    articles: articles.length,
    phrasings: articles.reduce((sum, { phrasings }) => sum + phrasings.length, 0),
    bodies: articles.filter(({ body }) => body !== "").length,
    queries: queries.length,
    answerable,
    unanswerable: queries.length - answerable,
  };
}

function latency(times: readonly number[]): { readonly p50: number; readonly p99: number } {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number): number => round(sorted[Math.floor(share * sorted.length)] ?? 0);
  return { p50: at(0.5), p99: at(0.99) };
}

/** Typed arrays lie outside the heap, and are most of the engine. */
function usedMegabytes(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
