import { primary } from "./telling.ts";

/** A word counts by its length beyond this: short ones join, long ones say something. */
const JOINS = 3;
const LONGEST_COUNTED = 8;
/** Two words are one with other endings if they share this much of the longer one, and four letters. */
const SAME_STEM = 0.65;
const LEAST_STEM = 4;

const DENSE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;
const UNSPACED = /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/**
 * How much of a sentence its source holds, 0..1: the share of its words that stand there too, endings
 * aside, long words counting more. Of Chinese and Japanese, pairs of characters. Null: no words to tell by.
 */
export function support(sentence: string, source: string, language: string): number | null {
  const given = [...contentOf(source, language)];
  let [all, held] = [0, 0];
  for (const word of contentOf(sentence, language)) {
    const weight = weightOf(word);
    all += weight;
    if (given.some((other) => isSameWord(word, other))) held += weight;
  }
  return all === 0 ? null : held / all;
}

function contentOf(text: string, language: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [run] of text.toLowerCase().matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    if (DENSE.test(run)) for (const pair of pairs(run)) found.add(pair);
    else if (UNSPACED.test(run)) for (const word of split(run, language)) found.add(word);
    else if (weightOf(run) > 0) found.add(run);
  }
  return found;
}

function weightOf(word: string): number {
  if (DENSE.test(word)) return 1;
  if (UNSPACED.test(word)) return Math.min([...word].length, LONGEST_COUNTED);
  return Math.max(0, Math.min([...word].length, LONGEST_COUNTED) - JOINS);
}

function pairs(run: string): readonly string[] {
  const characters = [...run];
  return characters.slice(1).map((character, at) => (characters[at] ?? "") + character);
}

function split(run: string, language: string): readonly string[] {
  const words = new Intl.Segmenter(primary(language), { granularity: "word" });
  return [...words.segment(run)].map(({ segment }) => segment);
}

function isSameWord(one: string, other: string): boolean {
  if (one === other) return true;
  if (DENSE.test(one) || UNSPACED.test(one)) return false;
  let shared = 0;
  while (shared < one.length && one[shared] === other[shared]) shared += 1;
  return shared >= LEAST_STEM && shared >= SAME_STEM * Math.max(one.length, other.length);
}
