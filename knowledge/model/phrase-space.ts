import type { Features } from "../text/features.ts";
import type { Meaning } from "../meaning/vectors.ts";
import { createHashTable, lookUp } from "../text/hash-table.ts";
import type { HashTable } from "../text/hash-table.ts";
import type { SparseVector } from "./sparse.ts";

/** How phrasings and questions become vectors of nearly length 1; plain data. */
export type PhraseSpace = {
  readonly table: HashTable;
  /** Inverse document frequency of each feature. */
  readonly idf: Float32Array;
  /** That of a feature which occurs nowhere. */
  readonly rarest: number;
};

/** A question, as it is searched by and as it was learned. */
export type Asked = {
  readonly features: Features;
  /** What it is about, where words of its language have meanings. */
  readonly meaning: Meaning | null;
};

export type Phrase = Asked & {
  /** Number of the topic it asks for. */
  readonly topic: number;
  /** Number of its language. */
  readonly language: number;
};

/** Share of the squared length that words have; n-grams have the rest. */
const wordShare = 0.4;

/**
 * A text of nothing but common words ("how are you") is no vector of length 1: as many of the
 * rarest features as these are taken to be missing from every text.
 */
const leastWords = 2;
const leastGrams = 8;

/** Among so many phrasings a feature of only one tells nothing and costs as much as any other. */
const manyPhrases = 5_000;

/**
 * TF-IDF (G. Salton and C. Buckley, "Term-weighting approaches in automatic text retrieval", 1988).
 * How common a feature is, is what it is in the language where it is commonest: among six languages
 * "och" would otherwise pass for telling.
 */
export function createPhraseSpace(phrases: readonly Phrase[], languages: number): PhraseSpace {
  const sizes = new Float64Array(languages);
  for (const { language } of phrases) sizes[language] = (sizes[language] ?? 0) + 1;
  const rates = new Map<number, number>();
  const totals = new Map<number, number>();
  for (let language = 0; language < languages; language += 1) {
    // A language of few phrasings says little about how common its words are.
    const size = Math.max(sizes[language] ?? 0, phrases.length / (2 * languages));
    for (const [hash, count] of holders(phrases, language)) {
      totals.set(hash, (totals.get(hash) ?? 0) + count);
      rates.set(hash, Math.max(rates.get(hash) ?? 0, count / size));
    }
  }
  const least = phrases.length > manyPhrases ? 2 : 1;
  const hashes = [...totals].flatMap(([hash, total]) => (total >= least ? [hash] : []));
  const idf = Float32Array.from(hashes, (hash) => {
    const rate = Math.min(1, rates.get(hash) ?? 0);
    return Math.log((1 + phrases.length) / (1 + rate * phrases.length)) + 1;
  });
  return { table: createHashTable(hashes), idf, rarest: Math.log(1 + phrases.length) + 1 };
}

export function phraseVector(features: Features, space: PhraseSpace): SparseVector {
  const columns: number[] = [];
  const values: number[] = [];
  for (const [hashes, share, floor] of [
    [features.words, wordShare, leastWords],
    [features.grams, 1 - wordShare, leastGrams],
  ] as const) {
    const from = columns.length;
    let square = floor * space.rarest ** 2;
    for (const hash of hashes) {
      const column = lookUp(space.table, hash);
      if (column < 0) continue;
      const value = space.idf[column] ?? 0;
      columns.push(column);
      values.push(value);
      square += value * value;
    }
    const factor = Math.sqrt(share / square);
    for (let at = from; at < values.length; at += 1) values[at] = (values[at] ?? 0) * factor;
  }
  return { columns, values };
}

function holders(phrases: readonly Phrase[], language: number): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const phrase of phrases) {
    if (phrase.language !== language) continue;
    for (const hash of phrase.features.words) counts.set(hash, (counts.get(hash) ?? 0) + 1);
    for (const hash of phrase.features.grams) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  }
  return counts;
}
