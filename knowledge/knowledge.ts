import type { Article } from "./article.ts";
import { decide } from "./strictness.ts";
import type { Decision, Strictness } from "./strictness.ts";
import { identifyLanguage } from "./language/identify.ts";
import { train } from "./model/train.ts";
import type { Model } from "./model/model.ts";
import { normalizeQuery } from "./normalize.ts";
import { createPassages } from "./passages.ts";
import { followUp } from "./search/follow-up.ts";
import { createRanking } from "./search/ranking.ts";
import type { Ranked } from "./search/ranking.ts";
import { createTranslations } from "./search/translations.ts";

export type Hit = {
  readonly articleId: string;
  /** What the article is about; no two hits share it. */
  readonly topic: string;
  /** The language of the article (BCP 47): the visitor's where there is a translation. */
  readonly language: string;
  /** 0..1: the calibrated probability that this article answers the text. */
  readonly score: number;
  /** The article's own words, Markdown, at most 400 characters, whole sentences and list items. */
  readonly passage: string;
};

export type SearchOptions = {
  /** BCP 47 tag of the page or widget; what the text itself is written in outweighs it. */
  readonly language?: string;
  /** The most hits to return; 3 unless told. */
  readonly limit?: number;
  /** The subject of the visitor's question before this one: what "and to Norway?" is about. */
  readonly previous?: string;
};

export type AskOptions = SearchOptions & { readonly strictness?: Strictness };

export type Asked = {
  readonly decision: Decision;
  /** Best first. The decision says how many of them to show. */
  readonly hits: readonly Hit[];
  /** Whether the previous question was needed to understand the text. */
  readonly followsUp: boolean;
  /** What the visitor's next text may go on from: this one, with what it goes on from itself. */
  readonly subject: string;
  /** The language of the text among those of the articles; null if nothing tells. */
  readonly language: string | null;
};

export interface Knowledge {
  /**
   * The articles most likely to answer the text, best first, one a topic. Only the first 2,000
   * characters are read. Never throws, and returns nothing for a text without letters or digits.
   */
  search(text: string, options?: SearchOptions): readonly Hit[];
  /** The same, and whether to answer, to suggest or to stay silent. */
  ask(text: string, options?: AskOptions): Asked;
  get(id: string): Article | undefined;
  list(): readonly Article[];
}

export type KnowledgeOptions = {
  /** BCP 47 tag of the language to show where a translation is missing; English or the first. */
  readonly fallback?: string;
};

const defaultLimit = 3;

/** Learns the articles at once, which takes seconds for thousands; see `openKnowledge`. */
export function createKnowledge(
  articles: readonly Article[],
  options: KnowledgeOptions = {},
): Knowledge {
  return knowledgeOf(articles, train(articles), options);
}

/** Answers from a model learned of exactly these articles. */
export function knowledgeOf(
  articles: readonly Article[],
  model: Model,
  { fallback }: KnowledgeOptions = {},
): Knowledge {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const rank = createRanking(model);
  const translations = createTranslations(articles, fallback);
  const passages = createPassages(model);

  const find = (text: string, options: SearchOptions): Omit<Asked, "decision"> => {
    const query = normalizeQuery(text);
    const prior = options.language;
    const language = identifyLanguage(query, model.languages, prior)?.language ?? null;
    const rankHere = (part: string): readonly Ranked[] => rank(part, language);
    const { ranked, followsUp, asked, subject } = followUp(rankHere, query, options.previous);
    const hits = ranked
      .slice(0, Math.max(0, options.limit ?? defaultLimit))
      .flatMap((one: Ranked): readonly Hit[] => {
        const article = translations.of(one.topic, language ?? prior);
        if (article === undefined) return [];
        const { id, topic } = article;
        const passage = passages.best(article, asked);
        return [{ articleId: id, topic, language: article.language, score: one.score, passage }];
      });
    return { hits, followsUp, subject, language };
  };

  return {
    search: (text, searchOptions = {}) => find(text, searchOptions).hits,
    ask: (text, askOptions = {}) => {
      const found = find(text, askOptions);
      return { ...found, decision: decide(found.hits, askOptions.strictness) };
    },
    get: (id) => byId.get(id),
    list: () => articles,
  };
}
