import { foldAccents } from "../normalize.ts";
import { stemmersFor } from "../text/stemmers.ts";
import type { Stem } from "../text/stemmers.ts";
import { stemHash, wordHash } from "../text/features.ts";
import { lookUp } from "../text/hash-table.ts";
import type { Model } from "../model/model.ts";
import { isUnspaced, runsOf } from "../words.ts";

/**
 * Puts words right that no article has and that are one slip away from one that some have.
 *
 * @param meant whether a word is right as it is, whatever the articles have
 */
export type Spelling = (text: string, meant?: (word: string) => boolean) => string;

/** Of shorter words nearly all others are one letter away. */
const shortestSwapped = 4;
const shortest = 5;
/** A text of words that nobody here knows is in another language, not misspelt. */
const mostCorrected = 8;

/**
 * The slips of D. J. Damerau ("A technique for computer detection and correction of spelling
 * errors", 1964): two letters swapped, one too many, one too few, one wrong. The articles' words are
 * known only as hashes, so every word that the text could have meant is tried. Of several, that with
 * the likelier kind of slip is taken, and then the commonest.
 */
export function createSpelling({ texts, languages }: Pick<Model, "texts" | "languages">): Spelling {
  const stemmers = stemmersFor(languages);
  const isKnown = (word: string): boolean => lookUp(texts.table, wordHash(word)) >= 0;

  /** How rare it is; a stray hash is no word, whose stem would have to be one too. */
  const rarityOf = (word: string): number => {
    const column = lookUp(texts.table, wordHash(word));
    if (column < 0 || !stemmers.some((stem) => hasStem(word, stem))) return Infinity;
    return texts.idf[column] ?? Infinity;
  };
  const hasStem = (word: string, stem: Stem): boolean =>
    lookUp(texts.table, stemHash(stem(word))) >= 0;

  const corrected = (word: string): string | null => {
    for (const slips of slipsOf(word)) {
      let [best, least]: [string | null, number] = [null, Infinity];
      for (const meant of slips) {
        const rarity = rarityOf(meant);
        if (rarity < least) [best, least] = [meant, rarity];
      }
      if (best !== null) return best;
    }
    return null;
  };

  return (text, meant = () => false) => {
    const unknown = new Set(
      runsOf(text).filter((run) => mayBeMisspelt(run) && !isKnown(run) && !meant(run)),
    );
    if (unknown.size === 0 || unknown.size > mostCorrected) return text;
    const rights = new Map<string, string>();
    for (const word of unknown) {
      const right = corrected(foldAccents(word));
      if (right !== null) rights.set(word, right);
    }
    if (rights.size === 0) return text;
    return text.replace(/[\p{L}\p{N}\p{M}]+/gu, (run) => rights.get(run) ?? run);
  };
}

function mayBeMisspelt(word: string): boolean {
  return word.length >= shortestSwapped && !/\p{N}/u.test(word) && !isUnspaced(word);
}

/** What a word may stand for, the likeliest kind of slip first. */
function* slipsOf(word: string): Generator<readonly string[]> {
  yield swapped(word);
  if (word.length < shortest) return;
  yield [...shortened(word), ...lengthened(word)];
  yield replaced(word);
}

function swapped(word: string): readonly string[] {
  return placesIn(word, 1).map(
    (at) => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
  );
}

function shortened(word: string): readonly string[] {
  return placesIn(word).map((at) => word.slice(0, at) + word.slice(at + 1));
}

function lengthened(word: string): readonly string[] {
  const places = [...placesIn(word), word.length];
  return lettersFor(word).flatMap((letter) =>
    places.map((at) => word.slice(0, at) + letter + word.slice(at)),
  );
}

function replaced(word: string): readonly string[] {
  return lettersFor(word).flatMap((letter) =>
    placesIn(word).map((at) => word.slice(0, at) + letter + word.slice(at + 1)),
  );
}

function placesIn(word: string, fewer = 0): readonly number[] {
  return Array.from({ length: Math.max(0, word.length - fewer) }, (_, at) => at);
}

const latin = Array.from("abcdefghijklmnopqrstuvwxyz");
const cyrillic = Array.from("абвгдежзийклмнопрстуфхцчшщъыьэюя");

/** The letters that a word's script is typed with, accents folded away. */
function lettersFor(word: string): readonly string[] {
  if (/^\p{Script=Latin}+$/u.test(word)) return latin;
  return /^\p{Script=Cyrillic}+$/u.test(word) ? cyrillic : [];
}
