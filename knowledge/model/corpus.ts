import type { Article } from "../article.ts";
import { hasMeanings, meaningOf } from "../meaning/vectors.ts";
import { normalize } from "../normalize.ts";
import { ownFeatures } from "../text/features.ts";
import { stemmerFor } from "../text/stemmers.ts";
import type { Section } from "./bm25.ts";
import type { Phrase } from "./phrase-space.ts";
import { sectionOf, sectionTexts } from "./sections.ts";

/** An article's, on average, beside its title. */
const leastPhrasings = 1;

/** One article as the engine reads it. */
export type Entry = {
  readonly topic: number;
  /** Title and phrasings. */
  readonly phrases: readonly Phrase[];
  readonly sections: readonly Section[];
};

/** The articles as the engine reads them. */
export type Corpus = {
  readonly topics: readonly string[];
  readonly languages: readonly string[];
  readonly entries: readonly Entry[];
  /** Titles and phrasings, normalized, with the numbers of their topics. */
  readonly asked: readonly { readonly text: string; readonly topic: number }[];
};

/** How the topics and languages of articles are numbered: by their places. */
export type Numbering = Pick<Corpus, "topics" | "languages">;

export function numberingOf(articles: readonly Article[]): Numbering {
  return {
    topics: [...new Set(articles.map(({ topic }) => topic))].sort(),
    languages: [...new Set(articles.map(({ language }) => language))].sort(),
  };
}

/** Sorted throughout, so that the order of the articles changes nothing. */
export function readCorpus(
  articles: readonly Article[],
  { topics, languages }: Numbering = numberingOf(articles),
): Corpus {
  const sorted = articles.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const numbers = new Map(topics.map((topic, at) => [topic, at]));
  // Without phrasings there is no classifier to look at them.
  const meant = sorted.some(({ phrasings }) => phrasings.length > 0);
  const entries = sorted.map((article): Entry => {
    const topic = numbers.get(article.topic) ?? 0;
    const stem = stemmerFor(article.language);
    const language = languages.indexOf(article.language);
    const phrases = askedTexts(article).map((text) => ({
      features: ownFeatures(text, stem),
      meaning: meant && hasMeanings(article.language) ? meaningOf(normalize(text)) : null,
      topic,
      language,
    }));
    const sections = sectionTexts(article.body).map((text) =>
      sectionOf({ topic, language }, text, stem),
    );
    return { topic, phrases, sections };
  });
  const asked = sorted.flatMap((article) =>
    askedTexts(article).map((text) => ({
      text: normalize(text),
      topic: numbers.get(article.topic) ?? 0,
    })),
  );
  return { topics, languages, entries, asked };
}

/**
 * Whether there is more to rehearse on than titles: articles that are mostly text are not known by
 * how nearly a title in another language is the same.
 */
export function isWellAsked({ entries }: Pick<Corpus, "entries">): boolean {
  const written = entries.filter(hasText);
  const phrasings = written.reduce((sum, { phrases }) => sum + Math.max(0, phrases.length - 1), 0);
  return phrasings >= leastPhrasings * written.length;
}

export function hasText({ sections }: Entry): boolean {
  return sections.some(({ words }) => words.size > 0);
}

function askedTexts({ title, phrasings }: Article): readonly string[] {
  return [title, ...phrasings].filter((text) => text.trim() !== "");
}
