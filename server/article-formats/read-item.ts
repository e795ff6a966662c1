import type { ArticleFields } from "../protocol/articles.ts";
import { statusOf, textOf, yesOrNo } from "./article-file.ts";
import { languageNamed } from "./language-names.ts";
import { lines, oneLine } from "./tidy.ts";
import { topicOf } from "./topic.ts";

/** One article found in a file that somebody wants to import; null: the file does not say. */
export type ImportItem = {
  /** Where it begins, from 1. */
  readonly line: number | null;
  readonly title: string;
  readonly body: string;
  readonly phrasings: readonly string[] | null;
  readonly language: string | null;
  /** What it says its language is, where that is none we know. */
  readonly unknownLanguage: string | null;
  readonly category: string | null;
  readonly popular: boolean | null;
  readonly status: ArticleFields["status"] | null;
  /** What it says its status is, where that is none we know. */
  readonly unknownStatus: string | null;
  readonly topic: string | null;
};

/** About a place in a file. */
export type Remark = { readonly line: number | null; readonly why: string };
export type FoundItems = {
  readonly items: readonly ImportItem[];
  readonly skipped: readonly Remark[];
  /** What was not understood, of what is taken all the same. */
  readonly notes?: readonly Remark[];
};

export const NOTHING_SAID = {
  line: null,
  title: "",
  body: "",
  phrasings: null,
  language: null,
  unknownLanguage: null,
  category: null,
  popular: null,
  status: null,
  unknownStatus: null,
  topic: null,
} as const satisfies ImportItem;

/** What other tools call our keys; the first that is there counts. */
const NAMES = {
  title: ["title", "name", "heading", "subject"],
  body: ["body", "answer", "content", "text", "article", "reply", "response"],
  question: ["question"],
  phrasings: ["phrasings", "questions", "alternatives", "aliases", "utterances", "keywords"],
  language: ["language", "lang", "locale"],
  category: ["category", "categories", "section", "tags", "tag", "collection"],
  topic: ["id", "slug", "topic", "permalink", "url", "path", "key"],
  popular: ["popular", "featured"],
  status: ["status", "state"],
  draft: ["draft"],
  published: ["published"],
} as const;
const ALL_NAMES: ReadonlySet<string> = new Set(Object.values(NAMES).flat());

/** `name`: in small letters. */
export function isKnownName(name: string): boolean {
  return ALL_NAMES.has(name);
}

/** An article out of named values, whatever tool named them. `body`: what stands below front matter. */
export function itemOf(
  keys: ReadonlyMap<string, unknown>,
  { line, body = "" }: { readonly line: number | null; readonly body?: string },
): ImportItem {
  const said = new Map([...keys].map(([key, value]) => [oneLine(key).toLowerCase(), value]));
  const find = (names: readonly string[]) =>
    names
      .map((name) => said.get(name))
      .find((value) => value !== undefined && value !== null && value !== "");
  const title = oneOf(find(NAMES.title));
  const questions = manyOf(find(NAMES.question));
  const others = find(NAMES.phrasings);
  const asked = [...questions, ...manyOf(others)];
  const phrasings = title === null ? asked.slice(1) : asked;
  const language = languageNamed(find(NAMES.language));
  const status = find(NAMES.status);
  const unknownStatus = statusOf(status) === null ? textOf(plain(status)) : null;
  return {
    line,
    title: title ?? asked[0] ?? "",
    body: lines(body !== "" ? body : textIn(find(NAMES.body))),
    phrasings: phrasings.length === 0 && others === undefined ? null : phrasings,
    language,
    unknownLanguage: language === null ? textOf(find(NAMES.language)) : null,
    category: oneOf(find(NAMES.category)),
    popular: yesOrNo(plain(find(NAMES.popular))),
    status: statusIn({
      // What other tools do not show people ("archived", "hidden") must not become public by itself.
      status: unknownStatus === null ? statusOf(status) : "draft",
      draft: find(NAMES.draft),
      published: find(NAMES.published),
    }),
    unknownStatus,
    topic: topicIn(oneOf(find(NAMES.topic))),
  };
}

function textIn(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** The first of a list, or of texts with commas between: a text has one category. */
function oneOf(value: unknown): string | null {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return textOf(typeof first === "number" ? String(first) : first);
}

function manyOf(value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list
    .flatMap((one) => (typeof one === "string" ? one.split(/[|\n]/) : []))
    .map(oneLine)
    .filter((text) => text !== "");
}

function plain(value: unknown): unknown {
  return typeof value === "boolean" ? String(value) : value;
}

/** `draft: true` and `published: false` say it, too. */
function statusIn(said: {
  readonly status: ArticleFields["status"] | null;
  readonly draft: unknown;
  readonly published: unknown;
}): ArticleFields["status"] | null {
  const draft = yesOrNo(plain(said.draft));
  const published = yesOrNo(plain(said.published));
  if (draft === true || published === false) return "draft";
  return said.status ?? (published === true || draft === false ? "published" : null);
}

/** The last part of an address or path; a language before it has been read from elsewhere. */
function topicIn(text: string | null): string | null {
  const last = text
    ?.replace(/[?#].*$/, "")
    .split("/")
    .findLast((part) => part !== "");
  return last === undefined ? null : topicOf(last.replace(/\.(md|html?)$/i, ""));
}
