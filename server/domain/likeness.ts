/** Three letters make a gram; of scripts that put a syllable or a word into a character, two. */
const [GRAM, DENSE_GRAM] = [3, 2];
const DENSE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u;
/** Of a text longer than this only the beginning is compared. */
const LONGEST = 300;

/**
 * The n-grams of a text's words, borders marked. Characters rather than words: the same for every
 * language, also where words are not spaced, and forgiving to typing errors and endings.
 */
export function grams(text: string): readonly string[] {
  const words = text
    .slice(0, LONGEST)
    .normalize("NFKC")
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu);
  const found: string[] = [];
  for (const word of words ?? []) {
    const bordered = `_${word}_`;
    const size = DENSE.test(word) ? DENSE_GRAM : GRAM;
    // By code units: a character outside the basic plane only makes more grams, the same in every text.
    for (let at = 0; at + size <= bordered.length; at += 1)
      found.push(bordered.slice(at, at + size));
  }
  return found;
}

/** How alike two texts are by themselves, 0..1: the cosine of their n-grams' counts. */
export function likeness(one: string, other: string): number {
  const [a, b] = [counts(one), counts(other)];
  let dot = 0;
  for (const [gram, count] of a) dot += count * (b.get(gram) ?? 0);
  return dot === 0 ? 0 : dot / (length(a) * length(b));
}

function counts(text: string): ReadonlyMap<string, number> {
  const often = new Map<string, number>();
  for (const gram of grams(text)) often.set(gram, (often.get(gram) ?? 0) + 1);
  return often;
}

function length(often: ReadonlyMap<string, number>): number {
  return Math.hypot(...often.values());
}
