/** Longer texts are cut: nobody's question needs more, and it bounds the time of a search. */
const longestText = 2_000;

/**
 * The text as the engine compares it: NFKC, lower case, no control or formatting characters,
 * no apostrophes inside words ("can't" and "cant" are typed alike), at most 2,000 characters.
 */
export function normalizeQuery(text: string): string {
  // NFKC can lengthen a text eighteenfold, so it is cut again afterwards.
  return normalize(text.slice(0, longestText)).slice(0, longestText);
}

// Most words have no accent, and this is asked of each.
const BEYOND_ASCII = /[\u0080-\uffff]/;

/** The same for an article's own text, which is trusted to have a reasonable length. */
export function normalize(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\p{Cc}/gu, " ")
    .replace(/\p{Cf}/gu, "")
    .replace(/(?<=\p{L})['’‘`´](?=\p{L})/gu, "");
}

/** Drops the accents of Latin letters, which phones and haste leave out: "piegāde", "piegade". */
export function foldAccents(text: string): string {
  if (!BEYOND_ASCII.test(text)) return text;
  // Only U+0300 to U+036F: in Thai and others the combining marks are the vowels.
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC");
}
