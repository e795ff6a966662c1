import type { Features } from "../text/features.ts";
import { createHashTable, lookUp } from "../text/hash-table.ts";
import type { HashTable } from "../text/hash-table.ts";
import { products, toPostings, toRows } from "./sparse.ts";
import type { Postings, SparseVector } from "./sparse.ts";

const leastWords = 8;
const leastGrams = 32;

/** What so many sections share tells hardly any of them from the others, and costs the most time. */
const commonShare = 0.7;
const fewSections = 200;

/** How often each feature occurs in one section of an article. */
export type Section = {
  readonly topic: number;
  /** Number of its language. */
  readonly language: number;
  readonly words: ReadonlyMap<number, number>;
  readonly grams: ReadonlyMap<number, number>;
};

type Counts = ReadonlyMap<number, number>;

/** Plain data. */
export type TextIndex = {
  readonly table: HashTable;
  readonly idf: Float32Array;
  readonly postings: Postings;
  /** Topic of each section. */
  readonly owners: Int32Array;
  /** Inverse document frequency of a feature which occurs nowhere. */
  readonly rarest: number;
  /** How many words and n-grams a section has on average. */
  readonly means: { readonly words: number; readonly grams: number };
};

// Saturation as usual; length counts a little less, for one word more is many n-grams more.
const k1 = 1.2;
const b = 0.5;

/**
 * Okapi BM25 (S. Robertson and H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and
 * Beyond", 2009) over the sections of articles, by words and by n-grams.
 */
export function createTextIndex(sections: readonly Section[]): TextIndex {
  const sizes = sizesOf(sections);
  const rarities = raritiesOf(sections, sizes);
  const table = createHashTable([...rarities.keys()]);
  const idf = Float32Array.from(rarities.values());
  const rarest = rarity(Math.max(0, ...sizes), 0);
  const means = {
    words: meanLength(sections.map(({ words }) => words)),
    grams: meanLength(sections.map(({ grams }) => grams)),
  };
  const rows = toRows(sections.map((section) => sectionVector(section, { table, means })));
  const owners = Int32Array.from(sections, ({ topic }) => topic);
  return { table, idf, postings: toPostings(rows, idf.length), owners, rarest, means };
}

/** How much a section says of each feature. */
export function sectionVector(
  { words, grams }: Pick<Section, "words" | "grams">,
  { table, means }: Pick<TextIndex, "table" | "means">,
): SparseVector {
  const columns: number[] = [];
  const values: number[] = [];
  const add = (counts: Counts, mean: number): void => {
    // 1 where a section is as long as the mean.
    const length = 1 - b + (b * lengthOf(counts)) / Math.max(1, mean);
    counts.forEach((count, hash) => {
      columns.push(lookUp(table, hash));
      values.push(count / (count + k1 * length));
    });
  };
  add(words, means.words);
  add(grams, means.grams);
  return { columns, values };
}

/** What the whole text of each topic's articles says, as that of its best section. */
export type TextEvidence = {
  /** How much (0..1) of the most that the question's words could reach is reached. */
  readonly words: Float64Array;
  /** The same for its n-grams. */
  readonly grams: Float64Array;
  /** What all of its words amount to, in words that no article has. */
  readonly amount: number;
  /** What the rarest words of the question that the text of a topic lacks are worth (0..1), see `lacksOf`. */
  readonly lacks: (topic: number) => number;
};

export function textEvidence(features: Features, index: TextIndex, topics: number): TextEvidence {
  const count = index.owners.length;
  const mostRows = Math.max(fewSections, commonShare * count);
  const words = weigh(features.words, index, leastWords);
  const grams = weigh(features.grams, index, leastGrams);
  return {
    words: bestOfTopics(products(words, index.postings, { count }), index, topics),
    grams: bestOfTopics(products(grams, index.postings, { count, mostRows }), index, topics),
    amount: words.amount,
    lacks: (topic) => lacksOf(features, index, topic),
  };
}

/**
 * The mean worth of the two rarest words of the question that no section of the topic has, in words
 * that no article has. A question may be about an article in every word but the one it asks for: "how
 * many lumens has the camp lamp".
 */
function lacksOf({ forms }: Features, { table, idf, rarest, ...index }: TextIndex, topic: number) {
  let [most, second] = [0, 0];
  for (const hashes of forms) {
    const columns = hashes.map((hash) => lookUp(table, hash)).filter((column) => column >= 0);
    if (columns.some((column) => isHeld(column, index, topic))) continue;
    const rarity = Math.min(rarest, ...columns.map((column) => idf[column] ?? rarest));
    const worth = rarity / rarest;
    second = Math.max(second, Math.min(worth, most));
    most = Math.max(most, worth);
  }
  return (most + second) / 2;
}

function isHeld(
  column: number,
  { postings, owners }: Pick<TextIndex, "postings" | "owners">,
  topic: number,
): boolean {
  const end = postings.offsets[column + 1] ?? 0;
  for (let at = postings.offsets[column] ?? 0; at < end; at += 1) {
    if (owners[postings.rows[at] ?? 0] === topic) return true;
  }
  return false;
}

function bestOfTopics(sums: Float64Array, { owners }: TextIndex, topics: number): Float64Array {
  const best = new Float64Array(topics);
  for (let section = 0; section < sums.length; section += 1) {
    const owner = owners[section] ?? 0;
    const sum = sums[section] ?? 0;
    if (sum > (best[owner] ?? 0)) best[owner] = sum;
  }
  return best;
}

/**
 * Weights that sum to 1, those of unknown features included.
 *
 * @param least as many unknown features are taken to be in every question, lest one of nothing but
 * common words ("how are you") be answered entirely
 */
function weigh(
  hashes: readonly number[],
  { table, idf, rarest }: TextIndex,
  least: number,
): SparseVector & { readonly amount: number } {
  const columns: number[] = [];
  const values: number[] = [];
  let total = least * rarest;
  for (const hash of hashes) {
    const column = lookUp(table, hash);
    const weight = column < 0 ? rarest : (idf[column] ?? 0);
    total += weight;
    if (column < 0) continue;
    columns.push(column);
    values.push(weight);
  }
  return { columns, values: values.map((value) => value / total), amount: total / rarest };
}

/** How many sections each language has; one of few says little about how common its words are. */
function sizesOf(sections: readonly Section[]): readonly number[] {
  const sizes: number[] = [];
  for (const { language } of sections) sizes[language] = (sizes[language] ?? 0) + 1;
  const least = sections.length / (2 * Math.max(1, sizes.length));
  return Array.from(sizes, (size = 0) => Math.max(size, least));
}

/** How rare each feature is in the language where it is commonest, as in `createPhraseSpace`. */
function raritiesOf(
  sections: readonly Section[],
  sizes: readonly number[],
): ReadonlyMap<number, number> {
  const rarities = new Map<number, number>();
  sizes.forEach((size, language) => {
    for (const [hash, count] of holdersIn(sections, language)) {
      rarities.set(hash, Math.min(rarities.get(hash) ?? Infinity, rarity(size, count)));
    }
  });
  return rarities;
}

function holdersIn(sections: readonly Section[], language: number): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const section of sections) {
    if (section.language !== language) continue;
    for (const hash of section.words.keys()) counts.set(hash, (counts.get(hash) ?? 0) + 1);
    for (const hash of section.grams.keys()) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  }
  return counts;
}

function meanLength(all: readonly Counts[]): number {
  return all.reduce((sum, counts) => sum + lengthOf(counts), 0) / Math.max(1, all.length);
}

function lengthOf(counts: Counts): number {
  let length = 0;
  for (const count of counts.values()) length += count;
  return length;
}

function rarity(sections: number, holders: number): number {
  return Math.log(1 + (sections - holders + 0.5) / (holders + 0.5));
}
