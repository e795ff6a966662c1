import type { Article } from "../article.ts";
import { normalize } from "../normalize.ts";
import { ownFeatures } from "../text/features.ts";
import { stemmerFor } from "../text/stemmers.ts";
import type { Section } from "./bm25.ts";
import type { Phrase } from "./phrase-space.ts";
import { sectionOf, sectionTexts } from "./sections.ts";

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

/** Sorted throughout, so that the order of the articles changes nothing. */
export function readCorpus(articles: readonly Article[]): Corpus {
  const sorted = articles.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const topics = [...new Set(sorted.map(({ topic }) => topic))].sort();
  const languages = [...new Set(sorted.map(({ language }) => language))].sort();
  const numbers = new Map(topics.map((topic, at) => [topic, at]));
  const entries = sorted.map((article): Entry => {
    const topic = numbers.get(article.topic) ?? 0;
    const stem = stemmerFor(article.language);
    const language = languages.indexOf(article.language);
    const phrases = askedTexts(article).map((text) => ({
      features: ownFeatures(text, stem),
      topic,
      language,
    }));
    const sections = sectionTexts(article.body).map((text) => sectionOf(topic, text, stem));
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

function askedTexts({ title, phrasings }: Article): readonly string[] {
  return [title, ...phrasings].filter((text) => text.trim() !== "");
}
