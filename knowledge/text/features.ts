import { foldAccents, normalize } from "../normalize.ts";
import { isUnspaced, runsOf, wordsOf } from "../words.ts";
import { extend, finish, hashOf } from "./hash.ts";
import type { Stem } from "./stemmers.ts";

/** What a text consists of, as hashes, each once. */
export type Features = {
  /** Words, stems, and pairs of neighbouring stems. */
  readonly words: readonly number[];
  /** Character n-grams. */
  readonly grams: readonly number[];
  /** For each word what it may be known as: itself and its stems. */
  readonly forms: readonly (readonly number[])[];
};

const WORD = 0x811c9dc5;
const STEM = 0x1b873593;
const PAIR = 0x9e3779b9;
const GRAM = 0x27d4eb2f;
const SPACE = 32;

type Sizes = readonly [shortest: number, longest: number];
const spacedGrams: Sizes = [2, 5];
const hanGrams: Sizes = [1, 2];
const japaneseGrams: Sizes = [1, 3];
const unspacedGrams: Sizes = [2, 3];
const han = /\p{Script=Han}/u;
const hanAlone = /^\p{Script=Han}+$/u;

/**
 * The features of a text. A typo changes only the few n-grams around it, and an ending only the
 * last, which is why they find what stems miss, in any language.
 *
 * @param text normalized, see `normalizeQuery`
 * @param stemmers of the languages the text may be in, at least one
 */
export function featuresOf(text: string, stemmers: readonly Stem[]): Features {
  const tokens = wordsOf(text);
  const forms = [...new Set(tokens)].map((token) => [
    wordHash(token),
    ...stemmers.map((stem) => stemHash(stem(token))),
  ]);
  return { words: hashesOf(tokens, stemmers), grams: gramsOf(text), forms };
}

/** Only the words of these features, for half of the time. */
export function wordFeaturesOf(text: string, stemmers: readonly Stem[]): Features["words"] {
  return hashesOf(wordsOf(text), stemmers);
}

function hashesOf(tokens: readonly string[], stemmers: readonly Stem[]): readonly number[] {
  const words = new Set(tokens.map(wordHash));
  for (const stem of stemmers) addStems(tokens.map(stem), words);
  return [...words];
}

function gramsOf(text: string): readonly number[] {
  const grams = new Set<number>();
  for (const run of runsOf(text)) {
    if (isUnspaced(run)) addGrams(run, sizesFor(run), grams);
    else addGrams(` ${foldAccents(run)} `, spacedGrams, grams);
  }
  return [...grams];
}

/** A Chinese word has one or two characters, and one of them is often said for it. */
function sizesFor(run: string): Sizes {
  if (hanAlone.test(run)) return hanGrams;
  return han.test(run) ? japaneseGrams : unspacedGrams;
}

/** The feature that a word is. */
export function wordHash(word: string): number {
  return finish(hashOf(WORD, foldAccents(word)));
}

/** The feature that a stem is. */
export function stemHash(stem: string): number {
  return finish(hashOf(STEM, stem));
}

/** The same for an article's own text. */
export function ownFeatures(text: string, stem: Stem): Features {
  return featuresOf(normalize(text), [stem]);
}

function addStems(stems: readonly string[], into: Set<number>): void {
  stems.forEach((stem, at) => {
    into.add(stemHash(stem));
    const next = stems[at + 1];
    if (next !== undefined) into.add(finish(hashOf(extend(hashOf(PAIR, stem), SPACE), next)));
  });
}

function addGrams(text: string, [shortest, longest]: Sizes, into: Set<number>): void {
  for (let start = 0; start < text.length; start += 1) {
    let hash = GRAM;
    const end = Math.min(text.length, start + longest);
    for (let at = start; at < end; at += 1) {
      hash = extend(hash, text.charCodeAt(at));
      if (at - start + 1 >= shortest) into.add(finish(hash));
    }
  }
}
