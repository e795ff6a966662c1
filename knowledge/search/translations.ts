import type { Article } from "../article.ts";

export type Translations = {
  /** The topic's article in this language, else in the fallback's, else in any. */
  readonly of: (topic: string, language: string | undefined) => Article | undefined;
};

export function createTranslations(
  articles: readonly Article[],
  fallback: string | undefined,
): Translations {
  const byTopic = new Map<string, Article[]>();
  for (const article of articles.toSorted((one, other) => (one.id < other.id ? -1 : 1))) {
    const found = byTopic.get(article.topic);
    if (found === undefined) byTopic.set(article.topic, [article]);
    else found.push(article);
  }
  return {
    of: (topic, language) => {
      const found = byTopic.get(topic) ?? [];
      for (const wanted of [language, fallback, "en"]) {
        const article = wanted === undefined ? undefined : inLanguage(found, wanted);
        if (article !== undefined) return article;
      }
      return found[0];
    },
  };
}

/** The very tag, else the same language: who asks in `zh` or `en-GB` is served by `zh-Hans` or `en`. */
function inLanguage(articles: readonly Article[], language: string): Article | undefined {
  const tag = language.toLowerCase();
  return (
    articles.find((article) => article.language.toLowerCase() === tag) ??
    articles.find((article) => primary(article.language) === primary(language))
  );
}

function primary(language: string): string {
  return language.toLowerCase().split(/[-_]/)[0] ?? "";
}
