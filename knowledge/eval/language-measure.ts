import { identifyLanguage } from "../language/identify.ts";
import type { LanguageQuery } from "./language-queries.ts";

export type LanguageMeasure = {
  readonly queries: readonly LanguageQuery[];
  /** Those the identifier may answer with. */
  readonly languages: readonly string[];
  /** Only the first so many words of each text; null: all of it. */
  readonly words: number | null;
};

type Judged = {
  readonly expected: string;
  readonly got: string | null;
  readonly characters: number;
  readonly milliseconds: number;
};

/** Characters that stand for a word where words are not spaced. */
const charactersAWord: ReadonlyMap<string, number> = new Map([
  ["th", 4],
  ["zh", 2],
  ["ja", 2],
]);

/** Upper ends, in characters, of the lengths reported apart. */
const lengths = [12, 24, 48, 96, Infinity] as const;

/** How often the product's own identifier is right, with no prior, and how long it takes. */
export function measureLanguage({ queries, languages, words }: LanguageMeasure): object {
  // The first calls compile and unpack; nobody waits for them twice.
  for (const { text } of queries.slice(0, 200)) identifyLanguage(text, languages);
  const judged = queries.map(({ text, language }) =>
    judge(words === null ? text : firstWords(text, language, words), language, languages),
  );
  const times = judged.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  return {
    queries: judged.length,
    languages,
    accuracy: accuracyOf(judged),
    byLanguage: grouped(judged, ({ expected }) => expected),
    byCharacters: grouped(judged, ({ characters }) => lengthName(characters)),
    mistaken: mistakes(judged),
    latencyMs: { p50: quantile(times, 0.5), p99: quantile(times, 0.99) },
  };
}

function judge(text: string, expected: string, languages: readonly string[]): Judged {
  const started = performance.now();
  const got = identifyLanguage(text, languages);
  const milliseconds = performance.now() - started;
  return {
    expected,
    got: got?.language ?? null,
    characters: Array.from(text).length,
    milliseconds,
  };
}

function firstWords(text: string, language: string, words: number): string {
  const characters = charactersAWord.get(language.split("-")[0] ?? language);
  if (characters !== undefined)
    return Array.from(text)
      .slice(0, words * characters)
      .join("");
  return text.split(/\s+/).slice(0, words).join(" ");
}

function grouped(
  judged: readonly Judged[],
  nameOf: (one: Judged) => string,
): Readonly<Record<string, { readonly queries: number; readonly accuracy: number }>> {
  const groups = new Map<string, Judged[]>();
  for (const one of judged) {
    const name = nameOf(one);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [one]);
    else group.push(one);
  }
  return Object.fromEntries(
    [...groups].map(([name, all]) => [name, { queries: all.length, accuracy: accuracyOf(all) }]),
  );
}

function lengthName(characters: number): string {
  const end = lengths.find((length) => characters <= length) ?? Infinity;
  return end === Infinity ? `over ${lengths[lengths.length - 2]}` : `up to ${end}`;
}

/** "sv > en": how often Swedish was taken for English; the ten most frequent. */
function mistakes(judged: readonly Judged[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const { expected, got } of judged) {
    if (got === expected) continue;
    const name = `${expected} > ${got ?? "none"}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort((a, b) => b[1] - a[1]).slice(0, 10));
}

function accuracyOf(judged: readonly Judged[]): number {
  const right = judged.filter(({ expected, got }) => got === expected).length;
  return rounded(right / judged.length);
}

function quantile(sorted: readonly number[], share: number): number {
  return rounded(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
