import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { wordHash } from "../text/features.ts";
import { createHashTable, lookUp } from "../text/hash-table.ts";
import type { HashTable } from "../text/hash-table.ts";
import { primarySubtag } from "../text/stemmers.ts";
import { wordsOf } from "../words.ts";

/** What a text is about, as a vector of nearly length 1: texts about alike things lie in like directions. */
export type Meaning = Float32Array;

export const DIMENSIONS = 64;

/** The one language there are vectors for; see `training/main.ts` for where they are from. */
const LANGUAGE = "en";
/** As seen from here, and from where this is built to. */
const FILE = resolve(import.meta.dirname, "../..", "knowledge/meaning/english.bin");

type Vectors = {
  /** Numbers words from the commonest on. */
  readonly table: HashTable;
  /** `DIMENSIONS` for each word. */
  readonly values: Int8Array;
  /** How much each word counts. */
  readonly weights: Float32Array;
};

const HASH_BYTES = Uint32Array.BYTES_PER_ELEMENT;
/** The length 1 in the file. */
const UNIT = 127;

/** How often a word is said at which it counts half. */
const HALF_RATE = 0.0003;
/** A text of nothing but common words ("how are you") is about nothing, so its vector is short. */
const LEAST_LENGTH = 0.3;

let loaded: Vectors | null = null;

/** Whether there is a meaning to texts in this language (BCP 47 tag). */
export function hasMeanings(language: string): boolean {
  return primarySubtag(language) === LANGUAGE;
}

/** Whether a normalized word is one of the language that has meanings. */
export function isMeant(word: string): boolean {
  return lookUp((loaded ??= load()).table, wordHash(word)) >= 0;
}

/**
 * The mean of the words' vectors, of which common ones count little (S. Arora et al., "A Simple but
 * Tough-to-Beat Baseline for Sentence Embeddings", ICLR 2017); null if no word has one.
 *
 * @param text normalized, in a language that has meanings
 */
export function meaningOf(text: string): Meaning | null {
  const { table, values, weights } = (loaded ??= load());
  const sum = new Float32Array(DIMENSIONS);
  let found = false;
  for (const word of wordsOf(text)) {
    const number = lookUp(table, wordHash(word));
    if (number < 0) continue;
    found = true;
    const weight = (weights[number] ?? 0) / UNIT;
    const vector = values.subarray(number * DIMENSIONS, (number + 1) * DIMENSIONS);
    vector.forEach((value, at) => {
      sum[at] = (sum[at] ?? 0) + weight * value;
    });
  }
  if (!found) return null;
  const length = Math.hypot(...sum) + LEAST_LENGTH;
  return sum.map((value) => value / length);
}

function load(): Vectors {
  const { buffer, byteOffset, byteLength } = readFileSync(FILE);
  const count = byteLength / (HASH_BYTES + DIMENSIONS);
  return {
    table: createHashTable([...new Uint32Array(buffer, byteOffset, count)]),
    values: new Int8Array(buffer, byteOffset + count * HASH_BYTES),
    weights: Float32Array.from({ length: count }, (_, rank) => {
      return HALF_RATE / (HALF_RATE + rateOf(rank));
    }),
  };
}

/** How often a word is said (G. K. Zipf, "Human Behavior and the Principle of Least Effort", 1949). */
function rateOf(rank: number): number {
  return 0.09 / (rank + 2.7);
}
