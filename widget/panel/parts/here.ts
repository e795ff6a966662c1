import { counted, locale } from "../words/counted.ts";
import { words } from "../words/words.ts";

/** "Mei, Tomas and Leila are here" */
export function hereOf(people: readonly string[]): string {
  const names = new Intl.ListFormat(locale(), { type: "conjunction" }).format(people);
  return counted(words().home.here, people.length, { names });
}
