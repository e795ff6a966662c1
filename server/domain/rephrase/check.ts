import { figuresIn, unitsIn } from "./figures.ts";
import { quotedSentences, sentencesIn, sourceOf, withoutMarks, type Source } from "./sources.ts";
import { support } from "./support.ts";
import { primary, tellsTheSame, wordsIn } from "./telling.ts";
import { SECRETS, TO_A_MACHINE } from "./words.ts";

/** A sentence put in other words, and the exact words of a passage it rests on. */
export type CitedSentence = { readonly text: string; readonly quote: string };

export type Grounds = {
  readonly passages: readonly string[];
  /** The passages' language (BCP 47), which is the visitor's. */
  readonly language: string;
  /** The language a text is in, if it can be told. */
  readonly languageOf: (text: string) => string | null;
};

/** Why a rephrasing is not shown; the plain answer is. */
export type Fault =
  | "empty"
  | "too_long"
  | "marks"
  | "secret"
  | "to_a_machine"
  | "language"
  | "quote"
  | "figure"
  | "telling_word"
  | "unsupported"
  | "same_words";

export type Checked =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly fault: Fault };

/** In UTF-16 code units: about the longest passage and a half. */
const LONGEST = 600;
const MOST_SENTENCES = 8;
/**
 * How much of a sentence its source has to hold. Measured over test/unit/domain/rephrase-samples.ts:
 * see there what faithful and false sentences come to.
 */
export const LEAST_SUPPORT = 0.7;

/** Anything but plain text in one line: Markdown's links and code, HTML, what cannot be seen. */
const MARKS = /[<>`[\]{}|\\]|\*\*|__|^\s*#|\p{Cc}|\p{Cf}|\p{Co}|\p{Cn}|\u2028|\u2029/u;

/**
 * Whether an answer in other words says nothing its passages do not say (SPEC W3). All of it stands
 * or all of it falls. Errs to the safe side: what is refused wrongly costs nothing but other words,
 * for the plain answer is given.
 */
export function checkRephrasing(sentences: readonly CitedSentence[], grounds: Grounds): Checked {
  const texts = sentences.map(({ text }) => text.trim());
  const text = texts.join(primary(grounds.language) === "zh" ? "" : " ");
  if (text === "" || texts.includes("") || texts.length > MOST_SENTENCES) return no("empty");
  if (text.length > LONGEST) return no("too_long");
  if (MARKS.test(text)) return no("marks");
  if (SECRETS.test(text)) return no("secret");
  if ([text, ...grounds.passages].some((one) => TO_A_MACHINE.test(one))) return no("to_a_machine");
  if (isOtherLanguage(text, grounds)) return no("language");
  const sources = grounds.passages.map(sourceOf);
  for (const sentence of sentences) {
    const fault = faultOf(sentence, sources, grounds.language);
    if (fault !== null) return no(fault);
  }
  const plain = withoutMarks(text).toLowerCase();
  if (sources.some((source) => source.text.toLowerCase().includes(plain))) return no("same_words");
  return { ok: true, text };
}

function no(fault: Fault): Checked {
  return { ok: false, fault };
}

function isOtherLanguage(text: string, { language, languageOf }: Grounds): boolean {
  const found = languageOf(text);
  return found !== null && primary(found) !== primary(language);
}

function faultOf(cited: CitedSentence, sources: readonly Source[], language: string): Fault | null {
  const source = sources
    .map((one) => quotedSentences(one, cited.quote))
    .find((one) => one !== null);
  if (source === undefined || source === null) return "quote";
  // One quote may carry two sentences; each has to be held by it.
  for (const sentence of sentencesIn(withoutMarks(cited.text))) {
    if (!hasAll(figuresIn(source), figuresIn(sentence))) return "figure";
    const known = [...wordsIn(source, language), ...source.toLowerCase()];
    if (!hasAll(new Set(known), unitsIn(sentence))) return "figure";
    if (!tellsTheSame(sentence, source, language)) return "telling_word";
    if ((support(sentence, source, language) ?? 0) < LEAST_SUPPORT) return "unsupported";
  }
  return null;
}

function hasAll(known: ReadonlySet<string>, wanted: Iterable<string>): boolean {
  return [...wanted].every((one) => known.has(one));
}
