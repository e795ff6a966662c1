import { join } from "node:path";
import type { Article } from "../../knowledge/article.ts";
import { loadArticles } from "../../knowledge/load-articles.ts";
import { ROOT } from "./root.ts";

/** The demo shop's articles in all their languages. */
export function demoArticles(): readonly Article[] {
  return loadArticles(join(ROOT, "knowledge/articles")).articles;
}

/** An article of which a test says only what matters to it. */
export function anArticle(article: Partial<Article> & Pick<Article, "topic">): Article {
  const language = article.language ?? "en";
  return {
    id: `${language}/${article.topic}`,
    title: `About ${article.topic}`,
    body: `All there is to say of ${article.topic}.`,
    phrasings: [`tell me about ${article.topic}`, `what of ${article.topic}`],
    category: "things",
    updatedAt: "2026-01-15",
    popular: false,
    ...article,
    language,
  };
}
