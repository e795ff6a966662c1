/** A passage as it is compared: without Markdown's marks, and where its sentences lie. */
export type Source = {
  readonly text: string;
  readonly sentences: readonly { readonly from: number; readonly to: number }[];
};

const SENTENCES = new Intl.Segmenter("en", { granularity: "sentence" });
/** Scripts whose words are not spaced: anywhere in a run may be the border of a word. */
const UNSPACED =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const IN_WORD = /[\p{L}\p{M}\p{N}]/u;

export function sourceOf(passage: string): Source {
  const parts = passage.split("\n").flatMap((line) => sentencesIn(withoutMarks(line)));
  let text = "";
  const sentences = parts.map((part) => {
    const from = text === "" ? 0 : text.length + 1;
    text = text === "" ? part : `${text} ${part}`;
    return { from, to: text.length };
  });
  return { text, sentences };
}

/** One line of text, sentence by sentence. */
export function sentencesIn(line: string): readonly string[] {
  return [...SENTENCES.segment(line)]
    .map(({ segment }) => segment.trim())
    .filter((one) => one !== "");
}

/** Without Markdown's marks; quotation marks, dashes and spaces of any kind made plain. */
export function withoutMarks(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/^\s*(?:#{1,6}\s+|>\s*|[-*+]\s+|\d{1,3}[.)]\s+)+/gmu, "")
    .replace(/!?\[([^\]\n]*)\]\([^)\n]*\)/gu, "$1")
    .replace(/[*`]|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, "")
    .replace(/[‘’ʼ]/gu, "'")
    .replace(/[“”«»„]/gu, '"')
    .replace(/[‐‑‒–—−]/gu, "-")
    .replace(/\s+/gu, " ")
    .trim();
}

/**
 * The whole sentences of a passage in which the quote stands word for word (letter case aside); null
 * if it does not. Whole ones, because half a sentence can say the opposite of all of it.
 */
export function quotedSentences(source: Source, quote: string): string | null {
  const [text, wanted] = [source.text.toLowerCase(), withoutMarks(quote).toLowerCase()];
  // Lower case is longer than upper case in a few letters: places would not fit any more.
  if (wanted === "" || text.length !== source.text.length) return null;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const end = at + wanted.length;
    if (!isBorder(text, at) || !isBorder(text, end)) continue;
    const touched = source.sentences.filter(({ from, to }) => from < end && to > at);
    return touched.map(({ from, to }) => source.text.slice(from, to)).join(" ");
  }
  return null;
}

function isBorder(text: string, at: number): boolean {
  const [before, after] = [text.charAt(at - 1), text.charAt(at)];
  return !IN_WORD.test(before) || !IN_WORD.test(after) || UNSPACED.test(before + after);
}
