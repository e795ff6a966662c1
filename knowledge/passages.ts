import type { Article } from "./article.ts";
import { markdownUnits } from "./markdown-units.ts";
import type { Unit } from "./markdown-units.ts";
import type { Model } from "./model/model.ts";
import { normalize } from "./normalize.ts";
import { bestPassage } from "./passage.ts";
import { plainText } from "./plain-text.ts";
import { wordFeaturesOf } from "./text/features.ts";
import { lookUp } from "./text/hash-table.ts";
import { stemmerFor } from "./text/stemmers.ts";

export type Passages = {
  /** The part of the article to quote in answer to a normalized text. */
  readonly best: (article: Article, text: string) => string;
};

type Analysed = {
  readonly units: readonly Unit[];
  /** The features of each unit. */
  readonly held: readonly (readonly number[])[];
};

/** Articles asked for again and again need not be taken apart every time. */
const mostRemembered = 1_000;

export function createPassages(model: Model): Passages {
  const remembered = new Map<string, Analysed>();
  const analysed = (article: Article): Analysed => {
    const known = remembered.get(article.id);
    if (known !== undefined) return known;
    const units = markdownUnits(article.body);
    const stem = stemmerFor(article.language);
    const held = units.map(({ text }) => wordFeaturesOf(normalize(plainText(text)), [stem]));
    if (remembered.size >= mostRemembered) remembered.delete(remembered.keys().next().value ?? "");
    remembered.set(article.id, { units, held });
    return { units, held };
  };
  return {
    best: (article, text) => {
      const words = wordFeaturesOf(text, [stemmerFor(article.language)]);
      return bestPassage(analysed(article), weigh(words, model)) ?? article.body;
    },
  };
}

/** What each feature of the question is worth, in words of usual rarity. */
function weigh(words: readonly number[], { texts }: Model): ReadonlyMap<number, number> {
  const known = words.flatMap((hash): readonly (readonly [number, number])[] => {
    const column = lookUp(texts.table, hash);
    return column < 0 ? [] : [[hash, texts.idf[column] ?? 0]];
  });
  const usual = known.reduce((sum, [, idf]) => sum + idf, 0) / Math.max(1, known.length);
  // A word is itself, its stem and half of two pairs.
  return new Map(known.map(([hash, idf]) => [hash, idf / usual / 2]));
}
