import { plainText } from "../plain-text.ts";
import { normalize } from "../normalize.ts";
import { featuresOf } from "../text/features.ts";
import type { Features } from "../text/features.ts";
import type { Stem } from "../text/stemmers.ts";
import type { Section } from "./bm25.ts";

/** In characters; what is longer is cut into sections, each an answer of its own. */
const longestSection = 1_600;
/** What an article is asked with counts as much as so many sentences of its text. */
const askedWeight = 2;

const heading = /^#{1,6}\s+(.*)$/;

/** The texts of an article's sections: at headings and, where those are far apart, paragraphs. */
export function sectionTexts(markdown: string): readonly string[] {
  if (markdown.length <= longestSection) return [markdown];
  const sections: string[] = [];
  let current = "";
  for (const block of markdown.split(/\n{2,}/)) {
    const full = current.length + block.length > longestSection;
    if (current !== "" && (full || (heading.test(block) && current.length > longestSection / 4))) {
      sections.push(current);
      current = "";
    }
    current += `${block}\n\n`;
  }
  if (current.trim() !== "") sections.push(current);
  return sections;
}

export function sectionOf(
  of: Pick<Section, "topic" | "language">,
  text: string,
  stem: Stem,
): Section {
  // Sentence by sentence, for the features of a text count each once.
  return {
    ...of,
    ...countFeatures(
      sentencesOf(plainText(text)).map((sentence) => featuresOf(normalize(sentence), [stem])),
    ),
  };
}

/** A section that also says what its article is asked with. */
export function withPhrases(section: Section, phrases: readonly Features[]): Section {
  const asked = countFeatures(phrases);
  return {
    ...section,
    words: add(section.words, asked.words),
    grams: add(section.grams, asked.grams),
  };
}

type Counts = ReadonlyMap<number, number>;

function add(counts: Counts, asked: Counts): Counts {
  const sum = new Map(counts);
  for (const [hash, count] of asked) sum.set(hash, (sum.get(hash) ?? 0) + askedWeight * count);
  return sum;
}

function countFeatures(all: readonly Features[]): Pick<Section, "words" | "grams"> {
  const words = new Map<number, number>();
  const grams = new Map<number, number>();
  for (const features of all) {
    for (const hash of features.words) words.set(hash, (words.get(hash) ?? 0) + 1);
    for (const hash of features.grams) grams.set(hash, (grams.get(hash) ?? 0) + 1);
  }
  return { words, grams };
}

function sentencesOf(text: string): readonly string[] {
  return text.split(/[.!?。！？\n]+/).filter((sentence) => sentence.trim() !== "");
}
