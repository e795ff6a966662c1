import { createTextIndex, textEvidence } from "./bm25.ts";
import type { Section, TextEvidence, TextIndex } from "./bm25.ts";
import { isWellAsked } from "./corpus.ts";
import type { Corpus, Entry } from "./corpus.ts";
import { phraseEvidence, trainPhraseModel } from "./phrase-model.ts";
import type { PhraseEvidence, PhraseModel } from "./phrase-model.ts";
import type { Asked } from "./phrase-space.ts";
import { withPhrases } from "./sections.ts";

/** What is learned of a knowledge base before its scores are calibrated; plain data. */
export type Learned = {
  readonly phrases: PhraseModel;
  readonly texts: TextIndex;
  /** How many topics there are. */
  readonly topics: number;
};

/** What speaks for each topic; the arrays hold one number for each. */
export type Evidence = PhraseEvidence & TextEvidence;

/** Learns some of the entries of a corpus. */
export function learn(corpus: Corpus, entries: readonly Entry[]): Learned {
  const topics = corpus.topics.length;
  // Where scores are rehearsed on phrasings, this only answered more that has no answer (measured
  // on the demo shop); without a rehearsal they hold for one language or six because of it.
  const apart = !isWellAsked(corpus);
  const phrases = entries.flatMap((entry) => entry.phrases);
  return {
    topics,
    phrases: trainPhraseModel(phrases, { topics, languages: corpus.languages.length }),
    texts: createTextIndex(
      entries
        .flatMap(sectionsOf)
        .map((section) => ({ ...section, language: apart ? section.language : 0 })),
    ),
  };
}

/** The sections of an article, each with what the article is asked with. */
export function sectionsOf({ sections, phrases }: Entry): readonly Section[] {
  const asked = phrases.map(({ features }) => features);
  return sections.map((section) => withPhrases(section, asked));
}

export function evidenceFor(asked: Asked, { phrases, texts, topics }: Learned): Evidence {
  return {
    ...phraseEvidence(asked, phrases, topics),
    ...textEvidence(asked.features, texts, topics),
  };
}
