import type { Article } from "../article.ts";
import { sectionVector, type Section, type TextIndex } from "./bm25.ts";
import { numberingOf, readCorpus } from "./corpus.ts";
import { sectionsOf } from "./evidence.ts";
import { reviseExactPhrases } from "./exact.ts";
import { revisePhrases } from "./revise-phrases.ts";
import { replaceRows, withFeatures } from "./revise-rows.ts";
import type { Model } from "./model.ts";
import { changedTopics, type Written, writtenOf } from "./written.ts";

/** Of the topics, how many may be others before nothing holds for them that was learned of the earlier ones. */
const MOST_CHANGED = 0.25;

/** A model, and which of the topics it knows are no longer as it knows them; plain data. */
export type Earlier = { readonly model: Model; readonly changed: readonly string[] };

/** Null: it says too little of what is written now. */
export function earlierOf(model: Model, written: Written): Earlier | null {
  const changed = changedTopics(model.written, written);
  return changed.length > MOST_CHANGED * model.topicNames.length ? null : { model, changed };
}

/**
 * A model of these articles to answer with until they are learned, which takes many times as long: the earlier
 * one with what is said of the changed topics put in, weighed and judged as it was. How common words are is
 * what it was.
 */
export function revise(articles: readonly Article[], { model, changed }: Earlier): Model {
  const numbering = numberingOf(articles);
  const isChanged = new Set(changed);
  const read = readCorpus(
    articles.filter(({ topic }) => isChanged.has(topic)),
    numbering,
  );
  const numbers = new Map(numbering.topics.map((topic, at) => [topic, at]));
  const kept = model.topicNames.map((topic) =>
    isChanged.has(topic) ? -1 : (numbers.get(topic) ?? -1),
  );
  const topics = numbering.topics.length;
  return {
    ...model,
    written: writtenOf(articles),
    revised: true,
    topics,
    topicNames: numbering.topics,
    languages: numbering.languages,
    phrases: revisePhrases(
      model.phrases,
      read.entries.flatMap(({ phrases }) => phrases),
      { kept, topics },
    ),
    texts: reviseTexts(model.texts, read.entries.flatMap(sectionsOf), kept),
    exact: reviseExactPhrases(model.exact, read.asked, kept),
    judgements: numbering.languages.map(
      (language) => model.judgements[model.languages.indexOf(language)] ?? model.judgement,
    ),
  };
}

function reviseTexts(
  index: TextIndex,
  sections: readonly Section[],
  kept: readonly number[],
): TextIndex {
  const hashes = sections.flatMap(({ words, grams }) => [...words.keys(), ...grams.keys()]);
  const revised = { ...index, ...withFeatures(index, hashes) };
  const added = {
    vectors: sections.map((section) => sectionVector(section, revised)),
    owners: sections.map(({ topic }) => topic),
  };
  const width = revised.idf.length;
  const { postings, owners } = replaceRows(index, { kept, added, width });
  return { ...revised, postings, owners };
}
