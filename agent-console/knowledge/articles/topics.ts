import type { ArticleRow, KnowledgeOverview } from "../../../server/protocol/articles.ts";

/** One topic with what there is of it in each language. Pure. */
export type Topic = {
  readonly topic: string;
  /** The article that stands for the topic in the list. */
  readonly main: ArticleRow;
  /** In the order of the overview's languages. */
  readonly rows: readonly ArticleRow[];
  readonly missing: readonly string[];
};

export const SHOWS = ["all", "published", "draft", "conflict", "removed"] as const;
export type Show = (typeof SHOWS)[number];

export type ListFilter = {
  readonly text: string;
  /** null: any. */
  readonly language: string | null;
  readonly category: string | null;
  readonly show: Show;
};

export const ANYTHING: ListFilter = { text: "", language: null, category: null, show: "all" };

/** The topics that pass the filter, by title. A topic passes when one of its articles does. */
export function topicsIn(overview: KnowledgeOverview, filter: ListFilter): readonly Topic[] {
  const byTopic = new Map<string, ArticleRow[]>();
  const listed = filter.show === "removed" ? overview.removed : overview.articles;
  for (const row of listed) {
    const rows = byTopic.get(row.topic);
    if (rows === undefined) byTopic.set(row.topic, [row]);
    else rows.push(row);
  }
  return [...byTopic]
    .map(([topic, rows]) => topicOf({ topic, rows }, overview, filter))
    .filter(({ rows }) => passes(rows, filter))
    .toSorted((a, b) => a.main.title.localeCompare(b.main.title));
}

function topicOf(
  { topic, rows }: { readonly topic: string; readonly rows: readonly ArticleRow[] },
  { languages, settings }: KnowledgeOverview,
  { language, show }: ListFilter,
): Topic {
  const inOrder = rows.toSorted((a, b) => place(languages, a) - place(languages, b));
  const wanted = [language, settings.fallbackLanguage];
  const main = wanted.map((tag) => inOrder.find((row) => row.language === tag)).find(Boolean);
  return {
    topic,
    main: main ?? (inOrder[0] as ArticleRow),
    rows: inOrder,
    missing:
      show === "removed"
        ? []
        : languages.filter((tag) => rows.every((row) => row.language !== tag)),
  };
}

function place(languages: readonly string[], row: ArticleRow): number {
  const at = languages.indexOf(row.language);
  return at === -1 ? languages.length : at;
}

function passes(rows: readonly ArticleRow[], filter: ListFilter): boolean {
  const spoken = rows.filter((row) => filter.language === null || row.language === filter.language);
  const words = plain(filter.text)
    .split(/\s+/)
    .filter((word) => word !== "");
  const said = plain(rows.map(({ title, topic }) => `${title} ${topic}`).join(" "));
  return (
    spoken.some((row) => passesShow(row, filter.show)) &&
    (filter.category === null || rows.some(({ category }) => category === filter.category)) &&
    words.every((word) => said.includes(word))
  );
}

function passesShow(row: ArticleRow, show: Show): boolean {
  if (show === "all" || show === "removed") return true;
  return show === "conflict" ? row.conflict : row.status === show;
}

/** For comparing: without case and marks, so that "ol" finds "Öl". */
export function plain(text: string): string {
  return text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
}

/** How often its articles were shown as answers, in all languages, and what people said. */
export function countsOf(rows: readonly ArticleRow[]) {
  const sum = (of: (row: ArticleRow) => number) => rows.reduce((all, row) => all + of(row), 0);
  return {
    shown: sum((row) => row.shown),
    helped: sum((row) => row.helped),
    said: sum((row) => row.helped + row.notHelped),
  };
}
