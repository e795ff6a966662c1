import { signs } from "./international.ts";

const shoutedWords = 3;
const shoutedLetters = 12;

/** A sign of anger such as 😡, or nothing but "!!!" or "?!?!"; "???" alone may only be puzzled. */
export function showsAnger(text: string): boolean {
  if (/^\s*[!?！？]{3,}\s*$/u.test(text) && /[!！]/u.test(text)) return true;
  return [...text].some((sign) => signs.get(sign) === "frustration");
}

/** Three words or more in nothing but capitals, with more than one exclamation mark. */
export function isShouted(text: string): boolean {
  if (!/[!！]{2,}/u.test(text) || /\p{Ll}/u.test(text)) return false;
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  return capitals >= shoutedLetters && text.trim().split(/\s+/).length >= shoutedWords;
}
