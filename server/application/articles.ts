import { fieldsHash } from "../article-formats/hashes.ts";
import { isLanguage } from "../article-formats/language-tags.ts";
import { tidy, whyNot } from "../article-formats/tidy.ts";
import { articleId, revisionId, type Hashed, type Stamp } from "../domain/article.ts";
import { decideRemove, decideRestore, decideSave, decideSettle } from "../domain/article-edit.ts";
import type { ArticleFields } from "../protocol/articles.ts";
import { fail, ok, type Result } from "../protocol/errors.ts";
import { allArticles, changeArticle, spellingIn, type ArticleDeps } from "./article-store.ts";
import { get } from "./records.ts";

/** Names an article. */
export type ArticleKey = { readonly language: string; readonly topic: string };

/** Who asks: an agent's name. */
export type Editor = { readonly name: string };

export type ArticleSave = ArticleKey & {
  /** The version it was edited from; 0: it is new. */
  readonly expected: number;
  readonly fields: ArticleFields;
};

/**
 * Saves an article's text with its place in the history. `conflict`: somebody else saved one
 * meanwhile, nothing was written. Resolves when it is durable; file, bot and consoles follow by themselves.
 */
export async function saveArticle(
  deps: ArticleDeps,
  { name }: Editor,
  { language, topic, expected, fields }: ArticleSave,
): Promise<Result<null>> {
  const id = articleId(language, topic);
  const others = (await allArticles(deps)).filter((one) => one.id !== id);
  const text = hashed({ ...fields, category: spellingIn(others)(fields.category.trim()) });
  // What is there already can be edited, whatever it was saved as.
  const isNowhere = expected === 0 && !isLanguage(language);
  if (isNowhere || whyNot(text.fields) !== null) return fail("bad_request");
  const stamp = stampOf(deps, name);
  return changeArticle(deps, id, (before) =>
    decideSave(before, { ...stamp, language, topic, expected, text, what: "edited" }),
  );
}

/** Takes an article out; it can be restored from its history. */
export function removeArticle(
  deps: ArticleDeps,
  { name }: Editor,
  { language, topic, expected }: ArticleKey & { readonly expected: number },
): Promise<Result<null>> {
  const stamp = stampOf(deps, name);
  return changeArticle(deps, articleId(language, topic), (before) =>
    before === null ? fail("not_found") : decideRemove(before, { ...stamp, expected }),
  );
}

export type ArticleRestore = ArticleKey & { readonly expected: number; readonly revision: number };

/** Makes an earlier text the newest one, also of an article that is gone. */
export async function restoreArticle(
  deps: ArticleDeps,
  { name }: Editor,
  { language, topic, expected, revision }: ArticleRestore,
): Promise<Result<null>> {
  const id = articleId(language, topic);
  const earlier = await readRevision(deps, { language, topic }, revision);
  if (!earlier.ok) return earlier;
  // What a file said that could not be read as an article is kept, but is no article.
  const text = hashed(earlier.value);
  if (whyNot(text.fields) !== null) return fail("file_unreadable");
  const stamp = stampOf(deps, name);
  return changeArticle(deps, id, (before) =>
    before === null ? fail("not_found") : decideRestore(before, { ...stamp, expected, text }),
  );
}

export type ArticleSettle = ArticleKey & {
  readonly expected: number;
  readonly take: "ours" | "file";
};

/** Ends a conflict with the article's file; the other side stays in the history. */
export function settleArticle(
  deps: ArticleDeps,
  { name }: Editor,
  { language, topic, expected, take }: ArticleSettle,
): Promise<Result<null>> {
  const stamp = stampOf(deps, name);
  return changeArticle(deps, articleId(language, topic), (before) =>
    before === null ? fail("not_found") : decideSettle(before, { ...stamp, expected, take }),
  );
}

/** An earlier text of an article. */
export async function readRevision(
  deps: Pick<ArticleDeps, "store">,
  { language, topic }: ArticleKey,
  revision: number,
): Promise<Result<ArticleFields>> {
  const id = revisionId(articleId(language, topic), revision);
  const stored = await get(deps.store, "revision", id);
  await deps.store.settled();
  return stored === undefined ? fail("not_found") : ok(stored.state.fields);
}

/** A text as it is kept. */
export function hashed(fields: ArticleFields): Hashed {
  const tidied = tidy(fields);
  return { fields: tidied, hash: fieldsHash(tidied) };
}

function stampOf({ clock }: ArticleDeps, by: string): Stamp {
  return { at: clock.now(), by };
}
