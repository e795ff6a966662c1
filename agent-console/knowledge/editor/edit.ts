import { ARTICLE_LIMITS } from "../../../server/protocol/article-limits.ts";
import type { ArticleDetail, ArticleFields } from "../../../server/protocol/articles.ts";

/** An article while it is edited. Pure: no page, no server. */
export type Edit = {
  /** The version it was edited from; 0: it is new. */
  readonly expected: number;
  /** What that version said. */
  readonly base: ArticleFields;
  /** As typed: phrasings may hold empty lines. */
  readonly fields: ArticleFields;
  /** Of the article; a new one may still change its own. */
  readonly language: string;
};

export type FieldName = keyof ArticleFields;

export const FIELD_NAMES: readonly FieldName[] = [
  "title",
  "body",
  "phrasings",
  "category",
  "popular",
  "status",
];

export const NO_FIELDS: ArticleFields = {
  title: "",
  body: "",
  phrasings: [],
  category: "",
  popular: false,
  status: "draft",
};

/** Nothing changed yet. */
export function editOf({ version, fields, language }: ArticleDetail): Edit {
  return { expected: version, base: fields, fields, language };
}

/** As they are saved: trimmed, and each phrasing once. */
export function cleanFields(fields: ArticleFields): ArticleFields {
  return {
    ...fields,
    title: fields.title.trim(),
    category: fields.category.trim(),
    phrasings: phrasingsIn(fields.phrasings.join("\n")),
  };
}

/** One a line; numbers and bullets that came along with a paste are left out. */
export function phrasingsIn(text: string): string[] {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/^\s*(?:[-*•]|\d{1,3}[.)])\s+/, ""));
  const seen = new Map<string, string>();
  for (const line of lines.map((each) => each.trim())) {
    const same = line.toLocaleLowerCase();
    if (line !== "" && !seen.has(same)) seen.set(same, line);
  }
  return [...seen.values()];
}

export function sameFields(a: ArticleFields, b: ArticleFields): boolean {
  return FIELD_NAMES.every((name) => sameField(name, a, b));
}

function sameField(name: FieldName, a: ArticleFields, b: ArticleFields): boolean {
  if (name === "phrasings") return a.phrasings.join("\n") === b.phrasings.join("\n");
  return a[name] === b[name];
}

export function isDirty({ base, fields }: Edit): boolean {
  return !sameFields(cleanFields(base), cleanFields(fields));
}

/** The edit once there is a newer version. Left as it is: both texts have to be shown first. */
export function onNewest(edit: Edit, newest: ArticleDetail): Edit {
  if (!isDirty(edit)) return editOf(newest);
  // Deleting an article and bringing it back make versions too, but no text to be overwritten.
  const isNoConflict = newest.removedAt !== null || sameFields(edit.base, newest.fields);
  return isNoConflict ? { ...edit, expected: newest.version } : edit;
}

export type FieldProblem =
  | { readonly is: "missing" }
  | { readonly is: "too_long"; readonly by: number }
  | { readonly is: "too_many"; readonly by: number }
  | { readonly is: "line_too_long"; readonly line: string };

export type FieldProblems = Partial<Record<FieldName, FieldProblem>>;

/** What keeps it from being saved. A draft may be empty but for its title and category. */
export function problemsOf(typed: ArticleFields): FieldProblems {
  const fields = cleanFields(typed);
  const problems: FieldProblems = {
    ...lengthProblem("title", fields.title, ARTICLE_LIMITS.title),
    ...lengthProblem("category", fields.category, ARTICLE_LIMITS.category),
  };
  if (fields.body.length > ARTICLE_LIMITS.body)
    problems.body = { is: "too_long", by: fields.body.length - ARTICLE_LIMITS.body };
  if (fields.status === "published" && fields.body.trim() === "") problems.body = { is: "missing" };
  const long = fields.phrasings.find((line) => line.length > ARTICLE_LIMITS.phrasing);
  if (long !== undefined) problems.phrasings = { is: "line_too_long", line: long };
  const over = fields.phrasings.length - ARTICLE_LIMITS.phrasings;
  if (over > 0) problems.phrasings = { is: "too_many", by: over };
  return problems;
}

function lengthProblem(name: FieldName, text: string, most: number): FieldProblems {
  if (text === "") return { [name]: { is: "missing" } };
  return text.length > most ? { [name]: { is: "too_long", by: text.length - most } } : {};
}

/** An edit as this device kept it; null: nothing is, or not in a way that can be read. */
export function parseEdit(stored: string | null): Edit | null {
  try {
    const { expected, base, fields, language } = JSON.parse(stored ?? "null") as Record<
      string,
      unknown
    >;
    if (typeof expected !== "number" || typeof language !== "string") return null;
    return { expected, language, base: fieldsFrom(base), fields: fieldsFrom(fields) };
  } catch {
    return null;
  }
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");

function fieldsFrom(kept: unknown): ArticleFields {
  const { title, body, phrasings, category, popular, status } = kept as Record<string, unknown>;
  return {
    title: text(title),
    body: text(body),
    phrasings: Array.isArray(phrasings) ? phrasings.map(text) : [],
    category: text(category),
    popular: popular === true,
    status: status === "published" ? "published" : "draft",
  };
}
