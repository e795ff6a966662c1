import { csvText } from "../article-formats/csv-text.ts";
import type { ArticleExport, ExportFormat } from "../protocol/articles.ts";
import { allArticles } from "./article-store.ts";
import type { Deps } from "./deps.ts";

export type ExportedFile = { readonly name: string; readonly type: string; readonly text: string };

/** All articles that are there, drafts too, in one text that the import takes again. */
export async function exportArticles(
  { store }: Pick<Deps, "store">,
  format: ExportFormat,
): Promise<ExportedFile> {
  const articles = (await allArticles({ store }))
    .filter(({ state }) => state.removedAt === null)
    .map(({ state: { id, language, fields } }): ArticleExport => {
      const { title, body, phrasings, category, popular, status } = fields;
      return { id, title, body, questions: phrasings, language, category, popular, status };
    });
  await store.settled();
  switch (format) {
    case "jsonl": {
      const lines = articles.map((article) => `${JSON.stringify(article)}\n`);
      return { name: "articles.jsonl", type: "application/x-ndjson", text: lines.join("") };
    }
    case "csv":
      return { name: "articles.csv", type: "text/csv", text: csvText(articles) };
    default:
      return format satisfies never;
  }
}
