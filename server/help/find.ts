import type { Article } from "../../knowledge/article.ts";
import type { Knowledge } from "../../knowledge/knowledge.ts";
import { MAX_QUESTION } from "../protocol/help.ts";
import { markdownText } from "./markdown-html.ts";

export type Found = {
  readonly article: Article;
  /** The article's own words that fit, without marks; at most some 160 characters. */
  readonly passage: string;
};

export type FindOptions = {
  /** BCP 47 tag the reader reads; articles come in it where they exist in it. */
  readonly language: string;
  readonly limit: number;
};

/** Below this share of the best one's score, or this score, it is noise. */
const LEAST_SHARE = 0.15;
const LEAST = 0.08;
const PASSAGE = 160;

/**
 * Articles on what somebody types, also while they are still typing: titles that have all the words
 * as far as written come first, then what the answer engine finds. Each topic once.
 */
export function findArticles(
  knowledge: Knowledge,
  text: string,
  { language, limit }: FindOptions,
): readonly Found[] {
  const question = text.slice(0, MAX_QUESTION);
  const articles = knowledge.list();
  const found = new Map<string, Found>();
  const add = (article: Article, passage: string) => {
    const mine = inLanguage(articles, article, language);
    // Other words than quoted: the passage was another translation's.
    const own = mine === article ? passage : mine.body;
    if (!found.has(mine.topic))
      found.set(mine.topic, { article: mine, passage: markdownText(own, PASSAGE) });
  };
  for (const article of titled(articles, question, language)) add(article, article.body);
  const hits = knowledge.search(question, { language, limit });
  const best = hits[0]?.score ?? 0;
  for (const { articleId, score, passage } of hits) {
    const article = knowledge.get(articleId);
    if (article !== undefined && score >= Math.max(LEAST, best * LEAST_SHARE))
      add(article, passage);
  }
  return [...found.values()].slice(0, limit);
}

function inLanguage(articles: readonly Article[], article: Article, language: string): Article {
  if (article.language === language) return article;
  return (
    articles.find((one) => one.topic === article.topic && one.language === language) ?? article
  );
}

/** Articles in the language whose title has all words, the last perhaps only begun. */
function titled(
  articles: readonly Article[],
  question: string,
  language: string,
): readonly Article[] {
  const words = folded(question).split(" ").filter(Boolean);
  if (words.length === 0 || words.join("").length < 2) return [];
  return articles
    .filter(
      (article) =>
        article.language === language && words.every((word) => hasWord(titleOf(article), word)),
    )
    .sort((a, b) => Number(b.popular) - Number(a.popular));
}

const UNSPACED = /[\p{Script=Thai}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

function hasWord(title: string, word: string): boolean {
  return UNSPACED.test(word) ? title.includes(word) : ` ${title}`.includes(` ${word}`);
}

const titles = new WeakMap<Article, string>();

function titleOf(article: Article): string {
  const known = titles.get(article);
  if (known !== undefined) return known;
  const title = folded(article.title);
  titles.set(article, title);
  return title;
}

/** Lower case, without accents and punctuation. Thai vowel signs are marks too, and stay. */
function folded(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, " ")
    .trim();
}
