import { bestLanguage } from "../help/languages.ts";
import { ar } from "./words/ar.ts";
import { de } from "./words/de.ts";
import { en, type CustomerWords } from "./words/en.ts";
import { es } from "./words/es.ts";
import { fil } from "./words/fil.ts";
import { fr } from "./words/fr.ts";
import { lv } from "./words/lv.ts";
import { sv } from "./words/sv.ts";
import { th } from "./words/th.ts";
import { zhHans } from "./words/zh-hans.ts";

/** By BCP 47 tag; the widget speaks the same. */
export const WORDS: Readonly<Record<string, CustomerWords>> = {
  en,
  sv,
  lv,
  th,
  "zh-Hans": zhHans,
  fil,
  es,
  de,
  fr,
  ar,
};

export const OFFERED = Object.keys(WORDS);

export type Spoken = { readonly language: string; readonly words: CustomerWords };

/** `wanted`: a language tag, or an Accept-Language header. */
export function spokenTo(wanted: string | undefined): Spoken {
  const language = bestLanguage(wanted, { offered: OFFERED, fallback: "en" });
  return { language, words: WORDS[language] ?? en };
}

/** Puts values in the places of a text. What is put in is not looked through for places again. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}
