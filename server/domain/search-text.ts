/**
 * Full-text search that knows no language: texts are compared letter by letter after the same
 * tidying, and words are found anywhere in them, so that compounds, endings and scripts without
 * spaces need no rules. Two letters in a row are the index (`gramsOf`).
 */

/** Letters as they are compared: one Unicode form, no case, no accents on Latin, Greek and Cyrillic. */
export function normalise(text: string): string {
  const plain = text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "");
  return plain.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
}

/** The words of a query, in any script; all of them have to be found. */
export function termsOf(query: string): readonly string[] {
  const terms = normalise(query).split(" ").flatMap(wordsOf);
  return [...new Set(terms)].slice(0, MOST_TERMS);
}

const MOST_TERMS = 12;
const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });

/** A reference or an address stays whole; where no spaces are written, words are told apart. */
function wordsOf(chunk: string): readonly string[] {
  if (/^[\p{ASCII}]*$/u.test(chunk)) return chunk === "" ? [] : [chunk];
  return [...segmenter.segment(chunk)].flatMap(({ segment, isWordLike }) =>
    isWordLike === true ? [segment] : [],
  );
}

/** What a text is found by: every letter, and every two in a row. `text` is normalised. */
export function gramsOf(text: string): ReadonlySet<string> {
  const grams = new Set<string>();
  let before = "";
  for (const letter of text) {
    if (letter === " ") {
      before = "";
      continue;
    }
    grams.add(letter);
    if (before !== "") grams.add(before + letter);
    before = letter;
  }
  return grams;
}

/**
 * What a database finds a text by: every three letters in a row, and at a word's end the last two and
 * the last one. No language is in it, and none is left out: where no spaces are written a sentence is
 * one long word. `text` is normalised.
 */
export function lexemesOf(text: string): ReadonlySet<string> {
  const lexemes = new Set<string>();
  for (const word of text.split(" ")) {
    const letters = [...word];
    for (let i = 0; i < letters.length; i += 1)
      lexemes.add(letters.slice(i, i + IN_A_ROW).join(""));
  }
  return lexemes;
}

const IN_A_ROW = 3;

/** A lexeme to be there, or any that begins with it. */
export type Wanted = { readonly lexeme: string; readonly isBeginning: boolean };

/** What a text with all of these terms in it has among its lexemes; hardly any other text has. */
export function wantedFor(terms: readonly string[]): readonly Wanted[] {
  return terms.flatMap((term): readonly Wanted[] => {
    const letters = [...term];
    if (letters.length < IN_A_ROW) return [{ lexeme: term, isBeginning: true }];
    const starts = letters.slice(IN_A_ROW - 1).map((_, i) => i);
    return starts.map((i) => ({
      lexeme: letters.slice(i, i + IN_A_ROW).join(""),
      isBeginning: false,
    }));
  });
}

/** The parts of a document, normalised: what it is called by, and what is said in it. */
export type SearchText = { readonly names: string; readonly body: string };

/** How well a document fits; 0: a term is nowhere in it. A name counts more, so does a word's start. */
export function scoreOf({ names, body }: SearchText, terms: readonly string[]): number {
  let score = 0;
  for (const term of terms) {
    const found = Math.max(4 * weightIn(names, term), weightIn(body, term));
    if (found === 0) return 0;
    score += found;
  }
  return score;
}

function weightIn(text: string, term: string): number {
  const at = text.indexOf(term);
  if (at === -1) return 0;
  if (at === 0 || text.includes(` ${term}`)) return 3;
  return 1;
}

const AROUND = 60;

/** The words around the first term that is found, of the text as it was written. */
export function excerptOf(text: string, terms: readonly string[]): string {
  const line = text.replace(/\s+/g, " ").trim();
  const plain = normalise(line);
  const places = terms.map((term) => plain.indexOf(term)).filter((at) => at !== -1);
  // Letters may take another number of units once they are tidied: the place is near enough.
  const from = Math.max(0, Math.min(...places, plain.length) - AROUND);
  const part = line.slice(from, from + 3 * AROUND);
  const cut = part.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, "");
  return `${from > 0 ? "…" : ""}${cut}${from + 3 * AROUND < line.length ? "…" : ""}`;
}
