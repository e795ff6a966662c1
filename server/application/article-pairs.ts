import type { ArticleRecord } from "../domain/article.ts";
import type { FolderFile } from "./article-folder.ts";
import type { Stored } from "./ports.ts";

/** A file that could not be taken over, and what to do about it. */
export type FileProblem = { readonly file: string; readonly why: string };

/** An article and its file; one of them may be missing. */
export type Pair = {
  readonly id: string;
  readonly stored: Stored<ArticleRecord> | null;
  readonly file: FolderFile | null;
  /** Where its file goes, if it has none yet. */
  readonly path: string;
};

/** Finds each article's file; says what is wrong with files that are nobody's. */
export function pairUp(
  articles: readonly Stored<ArticleRecord>[],
  files: readonly FolderFile[],
): { readonly pairs: readonly Pair[]; readonly problems: readonly FileProblem[] } {
  const stored = new Map(articles.map((one) => [one.id, one]));
  const claims = new Map<string, FolderFile[]>();
  const problems: FileProblem[] = [];
  for (const file of files) {
    if (file.is === "unreadable") problems.push({ file: file.path, why: file.why });
    if (file.id !== null) claims.set(file.id, [...(claims.get(file.id) ?? []), file]);
  }
  const taken = new Map(files.map(({ path, id }) => [path, id]));
  const pairs: Pair[] = [];
  for (const id of new Set([...stored.keys(), ...claims.keys()])) {
    const article = stored.get(id) ?? null;
    const [file, ...others] = inOrder(
      claims.get(id) ?? [],
      article?.state.synced?.path ?? `${id}.md`,
    );
    for (const other of others)
      if (file !== undefined && other.is === "article")
        problems.push(twice(other.path, file.path, id));
    pairs.push({ id, stored: article, file: file ?? null, path: freePath(id, taken) });
  }
  return { pairs, problems };
}

/** The one it was so far, then one where we would have put it. */
function inOrder(files: readonly FolderFile[], usual: string): readonly FolderFile[] {
  return [...files].sort((a, b) => Number(b.path === usual) - Number(a.path === usual));
}

function twice(file: string, other: string, id: string): FileProblem {
  return {
    file,
    why: `it is the article ${id} as ${other} already is; give it another file name or language, or delete one of them`,
  };
}

/** `<language>/<topic>.md`, unless another article's file lies there. */
function freePath(id: string, taken: ReadonlyMap<string, string | null>): string {
  const usual = `${id}.md`;
  const owner = taken.get(usual);
  return owner === undefined || owner === id ? usual : `articles/${usual}`;
}
