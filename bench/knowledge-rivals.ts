import { createRequire } from "node:module";
import MiniSearch from "minisearch";
import type { Article } from "../knowledge/article.ts";
import { normalize } from "../knowledge/normalize.ts";
import { stemmerFor } from "../knowledge/text/stemmers.ts";
import { wordsOf } from "../knowledge/words.ts";

/** The id of the article that is put first. */
type Finder = (text: string) => string | null;
export type Rival = {
  readonly name: string;
  /** Null: not for a knowledge base of this kind or size. */
  readonly learn: (articles: readonly Article[]) => Finder | null;
};

/** Gradient descent over whole matrices: hours for thousands of phrasings. */
const mostForRegression = 150;

/** All have their words split as ours are, which is more than they do by themselves. */
export const RIVALS: readonly Rival[] = [
  { name: "minisearch", learn: withMiniSearch },
  { name: "bm25", learn: withPlainBm25 },
  { name: "naturalBayes", learn: (articles) => withNatural("bayes_classifier", articles) },
  {
    name: "naturalRegression",
    learn: (articles) =>
      documentsOf(articles).length > mostForRegression
        ? null
        : withNatural("logistic_regression_classifier", articles),
  },
];

const words = (text: string): string[] => [...wordsOf(normalize(text))];

/** Title, phrasings and body of an article, each a document of its own. */
function documentsOf(articles: readonly Article[]) {
  return articles.flatMap(({ id, language, title, phrasings, body }) =>
    [title, ...phrasings, body]
      .filter((text) => text.trim() !== "")
      .map((text) => ({ id, language, text })),
  );
}

function withMiniSearch(articles: readonly Article[]): Finder {
  const index = new MiniSearch<{ id: string; title: string; asked: string; body: string }>({
    fields: ["title", "asked", "body"],
    tokenize: words,
  });
  index.addAll(
    articles.map(({ id, title, phrasings, body }) => {
      return { id, title, asked: phrasings.join("\n"), body };
    }),
  );
  return (text) => {
    const found: unknown = index.search(text)[0]?.id;
    return typeof found === "string" ? found : null;
  };
}

/** As in the textbook: an article is one document of its words, k1 = 1.2, b = 0.75. */
function withPlainBm25(articles: readonly Article[]): Finder {
  const documents = articles.map(({ title, phrasings, body }) =>
    words([title, ...phrasings, body].join("\n")),
  );
  const mean = documents.reduce((sum, { length }) => sum + length, 0) / documents.length;
  const postings = new Map<string, Map<number, number>>();
  documents.forEach((document, at) => {
    for (const word of document) {
      const counts = postings.get(word) ?? new Map<number, number>();
      postings.set(word, counts.set(at, (counts.get(at) ?? 0) + 1));
    }
  });
  return (text) => {
    const scores = new Float64Array(documents.length);
    for (const word of new Set(words(text))) {
      const held = postings.get(word);
      if (held === undefined) continue;
      const idf = Math.log(1 + (documents.length - held.size + 0.5) / (held.size + 0.5));
      for (const [at, count] of held) {
        const length = 0.25 + (0.75 * (documents[at]?.length ?? 0)) / mean;
        scores[at] = (scores[at] ?? 0) + (idf * count * 2.2) / (count + 1.2 * length);
      }
    }
    const best = scores.indexOf(Math.max(...scores));
    return (scores[best] ?? 0) > 0 ? (articles[best]?.id ?? null) : null;
  };
}

type Classifier = {
  addDocument(tokens: readonly string[], label: string): void;
  train(): void;
  classify(tokens: readonly string[]): string;
};

const load = createRequire(import.meta.url);

/** What `natural` depends on replaces Math.sign by one whose sign of 0 is 1, for everybody: it is put back. */
function loadNatural(file: string): new () => Classifier {
  const { sign } = Math;
  const made = load(`natural/lib/natural/classifiers/${file}.js`) as new () => Classifier;
  Math.sign = sign;
  return made;
}

function withNatural(file: string, articles: readonly Article[]): Finder {
  const Natural = loadNatural(file);
  const classifier = new Natural();
  for (const { id, language, text } of documentsOf(articles)) {
    classifier.addDocument(words(text).map(stemmerFor(language)), id);
  }
  classifier.train();
  const stem = stemmerFor(articles[0]?.language ?? "en");
  return (text) => {
    const tokens = words(text).map(stem);
    return tokens.length === 0 ? null : classifier.classify(tokens);
  };
}
