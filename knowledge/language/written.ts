import { identifyLanguage, type IdentifiedLanguage, isPlainly } from "./identify.ts";
import { knownLanguages } from "./profiles.ts";
import { baseLanguage } from "./script.ts";

/**
 * Which of the languages offered a text is written in; null: in none of them, as far as that can be
 * told. `known` is what its writer is taken to write in. Another one is believed only if it is also
 * the likeliest of all languages there are profiles of: Italian is no Spanish, though it is nearest
 * to it of those offered.
 */
export function writtenLanguage(
  text: string,
  { offered, known }: { readonly offered: readonly string[]; readonly known: string | null },
): IdentifiedLanguage | null {
  // Most messages are in the language of those before: looked at first, they cost little.
  if (known !== null && isPlainly(text, known)) return { language: known, confidence: 1 };
  const found = identifyLanguage(text, offered);
  if (found === null || isSame(found.language, known)) return found;
  const ofAll = identifyLanguage(text, [...offered, ...knownLanguages, ...OTHER_SCRIPTS]);
  if (ofAll === null || !isSame(ofAll.language, found.language)) return null;
  // Of two ways to write one language, the one it is in.
  return { ...found, language: ofAll.language };
}

/** Those that are told by their script alone. */
const OTHER_SCRIPTS = ["zh-Hans", "zh-Hant", "ja", "ko", "th", "el", "he"] as const;

function isSame(one: string, other: string | null): boolean {
  return other !== null && baseLanguage(one) === baseLanguage(other);
}
