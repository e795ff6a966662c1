import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Article } from "./article.ts";
import { parseArticle } from "./parse-article.ts";

export type LoadedArticles = {
  /** Sorted by id. */
  readonly articles: readonly Article[];
  /** One sentence for each file that could not be used. */
  readonly problems: readonly string[];
};

/**
 * Reads every `*.md` file below the folder. An article's id is its language and the file's base
 * name, `sv/gift-cards`, wherever the file lies. A bad file costs only itself: it is left out and
 * named in `problems`, and so is the second of two files with one id.
 */
export function loadArticles(folder: string): LoadedArticles {
  const found = new Map<string, { readonly article: Article; readonly path: string }>();
  const problems: string[] = [];
  for (const path of markdownFiles(folder, problems)) {
    try {
      const parsed = parseArticle(path, readFileSync(join(folder, path), "utf8"));
      if (!parsed.ok) {
        problems.push(parsed.problem);
        continue;
      }
      const { article } = parsed;
      const other = found.get(article.id);
      if (other === undefined) found.set(article.id, { article, path });
      else problems.push(sameId(join(folder, path), join(folder, other.path), article));
    } catch (error) {
      problems.push(`${join(folder, path)}: can't be read (${reason(error)}); check the file`);
    }
  }
  const articles = Array.from(found.values(), ({ article }) => article);
  return { articles: articles.sort((one, other) => (one.id < other.id ? -1 : 1)), problems };
}

function sameId(path: string, other: string, { language }: Article): string {
  return `${path}: ${other} is in the same language (${language}) and has the same name; rename one of them`;
}

function markdownFiles(folder: string, problems: string[]): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".md"))
      .sort();
  } catch (error) {
    problems.push(`${folder}: can't be listed (${reason(error)}); check the folder's path`);
    return [];
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
