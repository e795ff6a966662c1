import { foldAccents, normalizeQuery } from "../normalize.ts";
import { signs } from "./international.ts";
import { LAUGHING, LAUGHTER } from "./laughter.ts";

/** Stands after a word of which a letter was drawn out: "heeelp" becomes "heelp~", "byee" "byee~". */
export const DRAWN_OUT = "~";

const signPattern = new RegExp([...signs.keys()].join("|"), "gu");

/**
 * Words, or characters where words are not separated; without case, accents, punctuation and
 * smileys, but with the few signs that mean something.
 */
export function unitsOf(text: string, spaced: boolean): readonly string[] {
  const kept: string[] = [];
  const letters = foldSpellings(foldAccents(normalizeQuery(text)).replace(LAUGHTER, LAUGHING))
    .replace(signPattern, (sign) => {
      kept.push(sign);
      return " ";
    })
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, " ")
    // Thai and Arabic double few letters; Chinese says a word twice, and Latin words may have two.
    .replace(/([\p{sc=Thai}\p{sc=Arab}])\1{2,}/gu, "$1")
    .replace(/(?<![\p{L}])\p{L}+/gu, markDrawnOut)
    .trim();
  const words = letters === "" ? [] : letters.split(/ +/);
  const units = spaced ? words : Array.from(words.join("").replaceAll(DRAWN_OUT, ""));
  return [...units, ...kept];
}

function markDrawnOut(word: string): string {
  const shorter = word.replace(/([\p{sc=Latin}\p{sc=Cyrillic}])\1{2,}/gu, "$1$1");
  return shorter !== word || /([aeiouy])\1$/u.test(word) ? `${shorter}${DRAWN_OUT}` : word;
}

/** Every letter once where it stands repeated: how drawn-out words are compared. */
export function squeeze(text: string): string {
  return text.replaceAll(DRAWN_OUT, "").replace(/(\p{L})\1+/gu, "$1");
}

/** Letters that are typed in more than one way: ß, and the Arabic alefs, ya, ta and vowel signs. */
function foldSpellings(text: string): string {
  return text
    .replaceAll("ß", "ss")
    .replace(/[\u064b-\u065f\u0670\u0640]/g, "")
    .replace(/[أإآٱ]/g, "ا")
    .replaceAll("ى", "ي")
    .replaceAll("ة", "ه");
}
