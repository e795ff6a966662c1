import { parseDocument } from "yaml";
import type { Article } from "./article.ts";

export type ParsedArticle =
  | { readonly ok: true; readonly article: Article }
  | { readonly ok: false; readonly problem: string };

type Fields = Readonly<Record<string, unknown>>;
type FrontMatter = Omit<Article, "id" | "topic" | "body">;

/**
 * Reads one article: Markdown below YAML front matter with the keys `title`, `language`,
 * `category`, `updated`, `popular` and `phrasings`; the last two may be left out.
 * Never throws: whatever is wrong comes back as a sentence that says what to change.
 *
 * @param path of the file below the articles' folder, such as `sv/gift-cards.md`; its base name is
 * the topic, and the language comes from the front matter, wherever the file lies
 */
export function parseArticle(path: string, text: string): ParsedArticle {
  const fail = (problem: string): ParsedArticle => ({
    ok: false,
    problem: `knowledge/articles/${path}: ${problem}`,
  });
  const parts = split(text);
  if (parts === null) {
    return fail("does not begin with front matter; put `---`, the keys and `---` above the text");
  }
  const body = parts.body.trim();
  if (body === "") return fail("has no text; write the answer below the front matter");
  const fields = readFields(parts.head);
  if (typeof fields === "string") return fail(fields);
  const front = readFrontMatter(fields);
  if (typeof front === "string") return fail(front);
  const topic = topicOf(path);
  return { ok: true, article: { id: `${front.language}/${topic}`, topic, body, ...front } };
}

function topicOf(path: string): string {
  return (path.split(/[\\/]/).at(-1) ?? "").replace(/\.md$/, "");
}

function split(text: string): { readonly head: string; readonly body: string } | null {
  const found = /^\uFEFF?---[ \t]*\r?\n(.*?)(?<=\n)---[ \t]*(?:\r?\n|$)/s.exec(text);
  if (found === null) return null;
  return { head: found[1] ?? "", body: text.slice(found[0].length).replaceAll("\r\n", "\n") };
}

/** The keys of the front matter, or what is wrong with it. */
function readFields(head: string): Fields | string {
  try {
    const document = parseDocument(head);
    const first = document.errors[0];
    if (first !== undefined) return unreadable(first.message);
    const value: unknown = document.toJS();
    if (isFields(value)) return value;
    return "front matter is not a list of keys; write lines such as `title: …`";
  } catch (error) {
    // Aliases can be malformed in ways that only show when they are resolved.
    return unreadable(error instanceof Error ? error.message : String(error));
  }
}

function unreadable(message: string): string {
  const firstLine = message.split("\n")[0] ?? "";
  return `front matter is not valid YAML (${firstLine}); put quotes around values with a colon`;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The checked values, or what is wrong with the first bad one. */
function readFrontMatter(fields: Fields): FrontMatter | string {
  const title = textOf(fields["title"]);
  if (title === null) return "front matter lacks a title; add `title: …`";
  const language = languageOf(fields["language"]);
  if (language === null) return "front matter lacks a language; add one such as `language: en`";
  const category = textOf(fields["category"]);
  if (category === null) return "front matter lacks a category; add `category: …`";
  const updatedAt = dateOf(fields["updated"]);
  if (updatedAt === null) return "front matter lacks a date; add one such as `updated: 2026-10-02`";
  const popular = fields["popular"] ?? false;
  if (typeof popular !== "boolean") return "`popular` must be `true` or `false`";
  const phrasings = phrasingsOf(fields["phrasings"] ?? []);
  if (phrasings === null) {
    return "`phrasings` must be a list of texts, each on a line after `- `; quote texts with a colon";
  }
  return { title, language, category, updatedAt, popular, phrasings };
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}

function languageOf(value: unknown): string | null {
  const tag = textOf(value);
  if (tag === null) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}

function dateOf(value: unknown): string | null {
  const text = textOf(value);
  if (text === null || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const time = new Date(`${text}T00:00:00Z`);
  // A day such as 31 February rolls over to March; reading it back shows that.
  if (Number.isNaN(time.getTime()) || time.toISOString().slice(0, 10) !== text) return null;
  return text;
}

function phrasingsOf(value: unknown): readonly string[] | null {
  if (!Array.isArray(value)) return null;
  const texts = value.map(textOf).filter((text) => text !== null);
  return texts.length === value.length ? texts : null;
}
