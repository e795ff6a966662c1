const unspaced =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}";
const unspacedLetter = new RegExp(`[${unspaced}]`, "u");
// "iPhone手机" is two runs: the scripts keep their words apart in different ways.
const run = new RegExp(`[${unspaced}ー々]+|(?:(?![${unspaced}])[\\p{L}\\p{N}\\p{M}])+`, "gu");
const longestWord = 40;
const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });

/** True for text of a script that puts no spaces between its words. */
export function isUnspaced(text: string): boolean {
  return unspacedLetter.test(text);
}

/** The runs of letters and digits in normalized text, each at most 40 characters. */
export function runsOf(text: string): readonly string[] {
  return text.match(run)?.map((found) => (isUnspaced(found) ? found : cut(found))) ?? [];
}

/** The words of normalized text; runs of an unspaced script are split by dictionary. */
export function wordsOf(text: string): readonly string[] {
  return runsOf(text).flatMap((found) => (isUnspaced(found) ? segmentsOf(found) : [found]));
}

/** A run of an unspaced script, split by the dictionary of ICU. */
export function segmentsOf(text: string): readonly string[] {
  return Array.from(segmenter.segment(text), (piece) => cut(piece.segment));
}

// A stemmer's patterns take quadratic time on a word of thousands of letters.
function cut(word: string): string {
  return word.slice(0, longestWord);
}
