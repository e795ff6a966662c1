/** So many letters say something: more than "Hi, I'll have a look for you." */
const LEAST = 45;
/** A character of a script that writes without spaces carries about as much as three letters. */
const DENSE =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/gu;
const ASKS_BACK = /[?？]\s*$/u;
const LONG_ANYWAY = 200;

/** Whether an agent's message answers something: neither a greeting, nor a promise, nor a question back. */
export function isSubstantial(text: string): boolean {
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const weight = letters + 2 * (text.match(DENSE)?.length ?? 0);
  return weight >= (ASKS_BACK.test(text) ? LONG_ANYWAY : LEAST);
}
