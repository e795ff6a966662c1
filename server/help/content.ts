import type { Article } from "../../knowledge/article.ts";

/** The published articles, arranged as the help centre shows them. */
export type HelpContent = {
  /** Languages there are articles in. */
  readonly languages: readonly string[];
  article(language: string, topic: string): Article | undefined;
  /** A topic's articles in all their languages. */
  translations(topic: string): readonly Article[];
  /** Biggest first. */
  categories(language: string): readonly Category[];
  /** Languages that have articles in a category. */
  languagesOf(category: string): readonly string[];
  popular(language: string): readonly Article[];
};

export type Category = { readonly key: string; readonly articles: readonly Article[] };

const POPULAR = 6;

/** What there is now; arranged anew only when the list is another one. */
export function helpContent(list: () => readonly Article[]): () => HelpContent {
  let latest: { readonly articles: readonly Article[]; readonly content: HelpContent } | null =
    null;
  return () => {
    const articles = list();
    if (latest?.articles !== articles) latest = { articles, content: arrange(articles) };
    return latest.content;
  };
}

function arrange(articles: readonly Article[]): HelpContent {
  const byTopic = grouped(articles, ({ topic }) => topic);
  const byLanguage = grouped(articles, ({ language }) => language);
  const categories = new Map(
    Array.from(byLanguage, ([language, group]) => [language, categoriesOf(group)]),
  );
  return {
    languages: [...byLanguage.keys()],
    article: (language, topic) =>
      byTopic.get(topic)?.find((article) => article.language === language),
    translations: (topic) => byTopic.get(topic) ?? [],
    categories: (language) => categories.get(language) ?? [],
    languagesOf: (category) =>
      Array.from(categories)
        .filter(([, list]) => list.some(({ key }) => key === category))
        .map(([language]) => language),
    popular: (language) =>
      (byLanguage.get(language) ?? []).filter(({ popular }) => popular).slice(0, POPULAR),
  };
}

function categoriesOf(articles: readonly Article[]): readonly Category[] {
  return Array.from(
    grouped(articles, ({ category }) => category),
    ([key, group]): Category => ({
      key,
      articles: group.slice().sort((a, b) => Number(b.popular) - Number(a.popular)),
    }),
  ).sort((a, b) => b.articles.length - a.articles.length || (a.key < b.key ? -1 : 1));
}

function grouped<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const group = groups.get(keyOf(one));
    if (group === undefined) groups.set(keyOf(one), [one]);
    else group.push(one);
  }
  return groups;
}
