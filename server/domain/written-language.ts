/** Which language a visitor turns out to write in (SPEC TL): pure, from their own words alone. */
import type { IdentifyWritten } from "./bot-turn.ts";
import { isSameLanguage } from "./contact-language.ts";

export type Said = {
  readonly text: string;
  /** What they wrote just before, and first of all, in this conversation; null: nothing. */
  readonly previous: string | null;
  readonly first: string | null;
  /** What they write in as far as it is known, else their widget's; null: neither is. */
  readonly known: string | null;
};

/** Below this it is a guess. */
const SURE = 0.9;

/**
 * The language they turn out to write in, if it is another than was known; else null. The first words
 * that tell anything are believed. After that one message may be a quotation: it takes two in a row.
 */
export function newlyWrittenIn(said: Said, identify: IdentifyWritten): string | null {
  const { text, previous, first, known } = said;
  const told = (words: string) => toldBy(words, known, identify);
  const own = told(text);
  const before = own !== null && isSameLanguage(own, known) ? null : told(previous ?? "");
  // Neither says anything by itself: what short messages leave open they may tell together.
  const now = own ?? (before === null && previous !== null ? told(`${previous}\n${text}`) : null);
  if (now === null || isSameLanguage(now, known)) return null;
  if (before !== null) return isSameLanguage(before, now) ? now : null;
  const began = first === null || first === previous ? null : told(first);
  const isNoQuotation = began === null || isSameLanguage(began, now);
  return isNoQuotation && !isOffAScreen(text, now) ? now : null;
}

function toldBy(text: string, known: string | null, identify: IdentifyWritten): string | null {
  const words = ownWords(text);
  if (!isSentence(words)) return null;
  const found = identify(words, known);
  return found !== null && found.confidence >= SURE ? found.language : null;
}

/** A message's first words tell its language; the rest would only cost time. */
const LONGEST = 240;

/** A word with one of these inside is an address, a number, a file or a piece of a program. */
const IS_CODE = /[0-9_@/\\=<>{}[\]]|[a-z]\.[a-z]/i;

/** Without what is nobody's own words: what is quoted, addresses, numbers, codes. */
function ownWords(text: string): string {
  return text
    .slice(0, LONGEST)
    .replace(/^\s*>.*$/gm, " ")
    .replace(/```[\s\S]*?(?:```|$)|`[^`]*`|"[^"]*"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|「[^」]*」/g, " ")
    .replace(/[!-~\p{sc=Latin}]+/gu, (word) => (IS_CODE.test(word) ? " " : word))
    .replace(/\s+/g, " ")
    .trim();
}

/** As many letters as a short sentence has where words are not spaced. */
const UNSPACED = [
  { letters: /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Mymr}]/gu, enough: 12 },
  { letters: /[\p{sc=Hani}\p{sc=Hira}\p{sc=Kana}]/gu, enough: 4 },
] as const;
const WORDS = 4;
const WORDS_WITHOUT_CAPITALS = 3;
/** Names and streets have capitals; and these between them. */
const BETWEEN_NAMES =
  /^(?:de|del|de[rnms]|la|las|los|le|les|du|des|da|dos|di|van|von|vom|zu|y|e|el|al|bin|ibn|ng)$/;
const IN_LETTERS = /[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*/gu;

/** Whether it can be more than names, a greeting or a word or two. */
function isSentence(text: string): boolean {
  if (UNSPACED.some(({ letters, enough }) => (text.match(letters)?.length ?? 0) >= enough))
    return true;
  const words = text.match(IN_LETTERS) ?? [];
  const plain = words.filter((word) => /^\p{Ll}/u.test(word) && !BETWEEN_NAMES.test(word));
  const uncased = words.filter((word) => /^\p{Lo}/u.test(word));
  return (words.length >= WORDS && plain.length >= 2) || uncased.length >= WORDS_WITHOUT_CAPITALS;
}

/** A question, a greeting, or somebody's own "I". */
const SOMEBODY_SPEAKS =
  /\?|\b(?:i|im|my|me|mine)\b|^\W*(?:hi|hello|hey|good|can|could|would|how|what|when|where|which|why|who|do|does|did|is|are)\b/i;

/** Screens speak English to people of any language, and are copied from; but they ask nothing, and don't say "I". */
function isOffAScreen(text: string, language: string): boolean {
  return isSameLanguage(language, "en") && !SOMEBODY_SPEAKS.test(text);
}
