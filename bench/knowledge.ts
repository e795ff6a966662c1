import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { join } from "node:path";
import type { Article } from "../knowledge/article.ts";
import { evaluate } from "../knowledge/eval/evaluate.ts";
import { measureLanguage } from "../knowledge/eval/language-measure.ts";
import { parseLanguageQueries } from "../knowledge/eval/language-queries.ts";
import { readArticles, readQueries } from "../knowledge/eval/read-lines.ts";
import type { Query } from "../knowledge/eval/read-lines.ts";
import { createTypist } from "../knowledge/eval/typos.ts";
import { DEFAULT_STRICTNESS } from "../knowledge/strictness.ts";
import type { KnowledgeOptions } from "./knowledge-options.ts";
import { RIVALS } from "./knowledge-rivals.ts";
import { bodies, singlePhrases, timeBase, withPhrasings, type Speed } from "./knowledge-speed.ts";
import { replaceTable, tableOf, type KnowledgeReport, type SetReport } from "./knowledge-table.ts";
import { rounded } from "./statistics.ts";

type Say = (line: string) => void;

/** The others are asked so many questions of a set, evenly chosen: some take 50 ms for each. */
const ASKED_OF_RIVALS = 600;
const TYPO_SEED = 1;

/** All question sets of the folder, beside what else one might take; and how fast it is. */
export async function knowledge(
  { sets: folder, table }: KnowledgeOptions,
  say: Say,
): Promise<KnowledgeReport> {
  const machine = {
    cpus: availableParallelism(),
    node: process.version,
    loadBefore: rounded(loadavg()[0] ?? 0),
  };
  const names = readdirSync(folder)
    .sort()
    .filter((name) => existsSync(join(folder, name, "queries.jsonl")));
  const sets: Record<string, SetReport> = {};
  for (const name of names) {
    sets[name] = measureSet(join(folder, name));
    const { cascade, typos, rivals } = sets[name];
    say(`${name}: ${JSON.stringify({ top1: cascade["top1"], typos, ...rivals })}`);
  }
  const report = { machine, sets, language: languageOf(folder), speed: speedOf(folder, say) };
  writeFileSync(table, replaceTable(readFileSync(table, "utf8"), tableOf(report)));
  return report;
}

function measureSet(folder: string): SetReport {
  const articles = readArticles(join(folder, "articles.jsonl"));
  const queries = readQueries(join(folder, "queries.jsonl"));
  const checked = join(folder, "validation.jsonl");
  const validation = existsSync(checked) ? readQueries(checked) : null;
  const given = { articles, strictness: DEFAULT_STRICTNESS };
  const type = createTypist(TYPO_SEED);
  const misspelt = queries.map((query) => ({ ...query, text: type(query.text) }));
  return {
    cascade: evaluate({ ...given, queries, validation }).report,
    typos: evaluate({ ...given, queries: misspelt, validation: null }).report["top1"],
    rivals: rivalsOn(articles, queries),
  };
}

function rivalsOn(articles: readonly Article[], queries: readonly Query[]) {
  const answerable = queries.filter(({ expected }) => expected !== null);
  const every = Math.ceil(answerable.length / ASKED_OF_RIVALS);
  const asked = answerable.filter((_, at) => at % every === 0);
  return Object.fromEntries(
    RIVALS.map(({ name, learn }) => {
      const find = learn(articles);
      if (find === null) return [name, null];
      const right = asked.filter(({ text, expected }) => find(text) === expected).length;
      return [name, rounded(right / asked.length)];
    }),
  );
}

function languageOf(folder: string): object | null {
  const file = join(folder, "sib200", "test.jsonl");
  if (!existsSync(file)) return null;
  const queries = parseLanguageQueries(readFileSync(file, "utf8"), file);
  const languages = [...new Set(queries.map(({ language }) => language))].sort();
  return measureLanguage({ queries, languages, words: 3 });
}

/** On the largest sets; a folder without them has no such figures. */
function speedOf(folder: string, say: Say): Readonly<Record<string, Speed>> {
  const read = (name: string) => {
    const file = join(folder, name, "articles.jsonl");
    if (!existsSync(file)) return null;
    const questions = readQueries(join(folder, name, "queries.jsonl")).map(({ text }) => text);
    return { articles: readArticles(file), questions };
  };
  const speed: Record<string, Speed> = {};
  const time = (name: string, articles: readonly Article[], questions: readonly string[]): void => {
    speed[name] = timeBase(articles, questions);
    say(`${name}: ${JSON.stringify(speed[name])}`);
  };
  const asked = read("clinc_full");
  if (asked !== null) {
    const { articles, questions } = asked;
    time("1,000 phrasings", withPhrasings(articles, 1_000), questions);
    time("10,000 phrasings", withPhrasings(articles, 10_000), questions);
    time("5,000 single-phrase articles", singlePhrases(articles, 5_000), questions);
  }
  const written = read("xquad_en");
  if (written !== null) time("1,000 bodies", bodies(written.articles, 1_000), written.questions);
  return speed;
}
