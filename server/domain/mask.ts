/** What stands where something personal was. */
export const MASKED = "…";

/** Digits in a row, with the marks people put between them, from this many on name a person or an order. */
const LONG_NUMBER = 6;

const ADDRESS = /[\p{L}\p{N}._%+'-]+\s?@\s?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u;
const LINK = /\b(?:https?:\/\/|www\.)\S+/u;
/** Whichever begins first is taken whole: a link may hold an address, an address may end as a link begins (`ana@www.example.com`). */
const LINK_OR_ADDRESS = new RegExp(`${LINK.source}|${ADDRESS.source}`, "giu");
/** Codes such as `CAS-1042` or `AB123456789SE`: capitals and at least four digits in one word. */
const CODE =
  /(?<![\p{L}\p{N}])(?=[\p{Lu}\p{N}-]*(?:\p{N}[\p{Lu}-]*){4})[\p{Lu}\p{N}]+(?:-[\p{Lu}\p{N}]+)*(?![\p{L}\p{N}])/gu;
const NUMBER = /\+?\(?\p{N}[\p{N} ().\-/]*\p{N}/gu;

/**
 * The text without e-mail addresses, links, and long digit runs (order, card and telephone numbers),
 * in any script's digits. Prices, sizes and years stay: gaps and phrasings need them. Masking twice
 * changes nothing.
 */
export function mask(text: string): string {
  return text
    .replace(LINK_OR_ADDRESS, MASKED)
    .replace(CODE, (code) => (isPersonal(code) || /\p{Lu}/u.test(code) ? MASKED : code))
    .replace(NUMBER, (number) => (isPersonal(number) ? MASKED : number));
}

function isPersonal(number: string): boolean {
  return number.replace(/\P{N}/gu, "").length >= LONG_NUMBER;
}
