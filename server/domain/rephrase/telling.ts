import { SECRETS, TELLING_WORDS, TO_A_MACHINE, type TellingWords } from "./words.ts";

const HAN = /\p{sc=Han}/u;
/** "No, we do not": the first word answers the question, the claim is in the rest. */
const OPENING = /^\p{L}{1,5}\s?[,，،]/u;
const SEGMENTERS = new Map<string, Intl.Segmenter>();

/** The language of a tag without its region: `zh-Hans` is `zh`. */
export function primary(language: string): string {
  return language.toLowerCase().split(/[-_]/)[0] ?? "";
}

/** Whether an answer of this passage may be put in other words at all. */
export function isRephrasable(passage: string, language: string): boolean {
  return telling(language) !== undefined && !SECRETS.test(passage) && !TO_A_MACHINE.test(passage);
}

/**
 * Whether both say as much with the small words that tell: what is denied and what is limited is so
 * in both, and the sentence has no such word, nor a number written out, that its source lacks.
 */
export function tellsTheSame(sentence: string, source: string, language: string): boolean {
  const words = telling(language);
  if (words === undefined) return false;
  const [opening = ""] = OPENING.exec(sentence) ?? [];
  const denied = (text: string) => foundOf(words.negations, text, language).length > 0;
  if (denied(opening) && !denied(source)) return false;
  const said = sentence.slice(opening.length);
  const held = (list: string, asMuch: boolean) => {
    const [here, there] = [said, source].map((text) => foundOf(list, text, language));
    if (here === undefined || there === undefined) return false;
    return (
      (!asMuch || here.length > 0 === there.length > 0) &&
      here.every((word) => there.includes(word))
    );
  };
  return held(words.negations, true) && held(words.limits, true) && held(words.numbers, false);
}

function telling(language: string): TellingWords | undefined {
  const key = primary(language);
  return Object.hasOwn(TELLING_WORDS, key) ? TELLING_WORDS[key] : undefined;
}

/** Which words of a list a text has. */
function foundOf(list: string, text: string, language: string): readonly string[] {
  const lower = spelledOut(text.toLowerCase());
  const words = wordsIn(lower, language);
  return list
    .split(" ")
    .filter(
      (word) => words.has(word) || (HAN.test(word) && word.length > 1 && lower.includes(word)),
    );
}

/** "can't" and "cannot" as "can not". */
function spelledOut(text: string): string {
  return text.replace(/n't\b/gu, " not").replace(/\bcannot\b/gu, "can not");
}

/** Words in lower case; of Han script, characters. */
export function wordsIn(text: string, language: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { segment, isWordLike } of segmenter(language).segment(text.toLowerCase())) {
    if (isWordLike !== true) continue;
    if (HAN.test(segment)) for (const character of segment) found.add(character);
    else found.add(segment);
  }
  return found;
}

function segmenter(language: string): Intl.Segmenter {
  const key = primary(language);
  const known = SEGMENTERS.get(key) ?? new Intl.Segmenter(key, { granularity: "word" });
  SEGMENTERS.set(key, known);
  return known;
}
