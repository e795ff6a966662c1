import { isScalar, parseDocument, stringify } from "yaml";
import type { ArticleFields } from "../protocol/articles.ts";
import { readFrontMatter, type FrontMatter } from "./front-matter.ts";
import { lines, oneLine, tidy, whyNot } from "./tidy.ts";

/** An article as its Markdown file has it. */
export type ArticleFile = {
  readonly language: string;
  readonly fields: ArticleFields;
  /** ISO day of the last change, as the author wrote it; null: not said. */
  readonly updated: string | null;
};

export type ReadFile =
  | { readonly ok: true; readonly file: ArticleFile }
  /** A line that says what to change. */
  | { readonly ok: false; readonly why: string };

const NO_CATEGORY = "general";

/**
 * Reads one Markdown file: front matter with `title`, `language`, `category`, `updated`, `popular`,
 * `phrasings` and `status: draft`, and the answer below. Never throws. Nothing is guessed that could
 * be half a file: front matter, title and language have to be there, and so has a published text.
 */
export function readArticleFile(text: string): ReadFile {
  const front = readFrontMatter(text);
  if (!front.ok) return { ok: false, why: front.problem };
  const read = fieldsOf(front);
  if (typeof read === "string") return { ok: false, why: read };
  const why = whyNot(read.fields);
  return why === null ? { ok: true, file: read } : { ok: false, why };
}

function fieldsOf({ keys, body }: FrontMatter & { ok: true }): ArticleFile | string {
  const language = languageOf(keys.get("language"));
  if (language === null) return "its front matter lacks a language; add one such as `language: en`";
  const popular = yesOrNo(keys.get("popular") ?? "false");
  if (popular === null) return "`popular` must be `true` or `false`";
  const status = statusOf(keys.get("status") ?? "published");
  if (status === null) return "`status` must be `draft` or `published`";
  const phrasings = textsOf(keys.get("phrasings") ?? []);
  if (phrasings === null)
    return "`phrasings` must be a list of texts, each on a line after `- `; quote texts with a colon";
  const title = textOf(keys.get("title"));
  const category = textOf(keys.get("category")) ?? NO_CATEGORY;
  return {
    language,
    updated: dayOf(keys.get("updated")),
    fields: tidy({
      title: title ?? "",
      body,
      phrasings: [...phrasings],
      category,
      popular,
      status,
    }),
  };
}

export function textOf(value: unknown): string | null {
  if (typeof value !== "string") return null;
  const text = oneLine(value);
  return text === "" ? null : text;
}

/** A list of texts; null: something else is in it. */
export function textsOf(value: unknown): readonly string[] | null {
  if (typeof value === "string") return value.trim() === "" ? [] : null;
  if (!Array.isArray(value)) return null;
  const texts = value.filter((one) => typeof one === "string");
  return texts.length === value.length ? texts : null;
}

const TAG = /^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3}$/;

/** A language's tag in its usual spelling; null: it is none. */
export function languageOf(value: unknown): string | null {
  const tag = textOf(value);
  if (tag === null || !TAG.test(tag)) return null;
  try {
    return Intl.getCanonicalLocales(tag.replaceAll("_", "-"))[0] ?? null;
  } catch {
    return null;
  }
}

function dayOf(value: unknown): string | null {
  const text = textOf(value);
  if (text === null || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const time = new Date(`${text}T00:00:00Z`);
  // A day such as 31 February rolls over to March; reading it back shows that.
  return Number.isNaN(time.getTime()) || time.toISOString().slice(0, 10) !== text ? null : text;
}

export function yesOrNo(value: unknown): boolean | null {
  const text = textOf(value)?.toLowerCase();
  if (text === "true" || text === "yes") return true;
  return text === "false" || text === "no" ? false : null;
}

export function statusOf(value: unknown): ArticleFields["status"] | null {
  const text = textOf(value)?.toLowerCase();
  return text === "draft" || text === "published" ? text : null;
}

/**
 * The file's text for an article. `previous`: what stood there; keys that are not ours, comments and
 * their order stay. What is written is read back first: it always holds just these fields.
 */
export function articleFileText(article: ArticleFile, previous: string | null): string {
  const kept = previous === null ? null : renewed(article, previous);
  return kept !== null && holds(kept, article) ? kept : fresh(article);
}

function holds(text: string, { language, fields }: ArticleFile): boolean {
  const read = readArticleFile(text);
  return (
    read.ok &&
    read.file.language === language &&
    JSON.stringify(read.file.fields) === JSON.stringify(tidy(fields))
  );
}

function fresh(article: ArticleFile): string {
  return assembled(stringify(Object.fromEntries(entries(article)), { lineWidth: 0 }), article);
}

function renewed(article: ArticleFile, previous: string): string | null {
  const front = readFrontMatter(previous);
  if (!front.ok) return null;
  try {
    return assembled(rewritten(front.head, article), article);
  } catch {
    // An alias whose anchor has gone, for instance: the plain form does.
    return null;
  }
}

/** Sets what differs, so that a list or a quotation that says the same stays as its author wrote it. */
function rewritten(head: string, article: ArticleFile): string {
  const document = parseDocument(head, { schema: "core", stringKeys: true });
  const own = entries(article);
  for (const [key, value] of own) {
    const node = document.get(key, true);
    const same = isScalar(node) && String(node.source ?? node.value) === String(value);
    if (!same) document.set(key, document.createNode(value));
  }
  if (!own.has("status")) document.delete("status");
  return document.toString({ lineWidth: 0 });
}

function entries({ language, fields, updated }: ArticleFile): ReadonlyMap<string, unknown> {
  const { title, category, popular, phrasings, status } = tidy(fields);
  return new Map<string, unknown>([
    ["title", title],
    ["language", language],
    ["category", category],
    ...(updated === null ? [] : [["updated", updated] as const]),
    ["popular", popular],
    ...(status === "draft" ? [["status", status] as const] : []),
    ["phrasings", phrasings],
  ]);
}

function assembled(head: string, { fields }: ArticleFile): string {
  return `---\n${head.endsWith("\n") ? head : `${head}\n`}---\n\n${lines(fields.body)}\n`;
}
