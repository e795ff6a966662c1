import type { ArticleExport } from "../protocol/articles.ts";

const COLUMNS = [
  "id",
  "title",
  "body",
  "questions",
  "language",
  "category",
  "popular",
  "status",
] as const;

/** The articles as a table: questions one a line within their cell, every cell quoted. */
export function csvText(articles: readonly ArticleExport[]): string {
  const rows = articles.map((article) =>
    COLUMNS.map((column) => {
      const value = article[column];
      return cell(Array.isArray(value) ? value.join("\n") : String(value));
    }).join(","),
  );
  // The mark tells Excel that this is UTF-8.
  return `\uFEFF${[COLUMNS.join(","), ...rows].join("\r\n")}\r\n`;
}

function cell(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
