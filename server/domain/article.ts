/** An article as it is kept, with what the store and its file last had in common. */
import type { ArticleFields, Revision } from "../protocol/articles.ts";

export type ArticleRecord = {
  /** `<language>/<topic>`. */
  readonly id: string;
  readonly language: string;
  readonly topic: string;
  readonly fields: ArticleFields;
  /** Of `fields`; see `sameText`. */
  readonly hash: string;
  /** Counts its texts, from 1: the number of its newest revision. */
  readonly revision: number;
  /** Epoch ms. */
  readonly updatedAt: number;
  /** An agent's name; null: a change of the file. */
  readonly updatedBy: string | null;
  /** Epoch ms; null: it is there. */
  readonly removedAt: number | null;
  /** What the store and the file last agreed on; null: that there is neither. */
  readonly synced: Synced | null;
  /** What the file says, while both have changed; null: no conflict. */
  readonly theirs: Theirs | null;
};

export type Synced = {
  /** Of the file, below the folder. */
  readonly path: string;
  /** Hash of the file's text. */
  readonly file: string;
  /** Hash of the fields that text holds. */
  readonly fields: string;
};

/** The other side of a conflict. */
export type Theirs =
  | { readonly is: "deleted" }
  | {
      readonly is: "unreadable";
      readonly path: string;
      readonly file: string;
      readonly text: string;
    }
  | {
      readonly is: "article";
      readonly path: string;
      readonly file: string;
      readonly text: string;
      readonly fields: ArticleFields;
      readonly hash: string;
    };

export type RevisionRecord = Revision & {
  /** `<article id>#<revision>`. */
  readonly id: string;
  readonly articleId: string;
  readonly fields: ArticleFields;
};

/** A new state of an article with the texts to keep in its history, saved in one commit. */
export type ArticleStep = {
  readonly state: ArticleRecord;
  readonly revisions: readonly RevisionRecord[];
};

/** Who did it, and when (epoch ms). */
export type Stamp = { readonly at: number; readonly by: string | null };

/** A text with its hash: made outside, the domain only compares. */
export type Hashed = { readonly fields: ArticleFields; readonly hash: string };

export function articleId(language: string, topic: string): string {
  return `${language}/${topic}`;
}

export function isPublished({ removedAt, fields }: ArticleRecord): boolean {
  return removedAt === null && fields.status === "published";
}

/** As the answer engine takes it. */
export type PublishedArticle = {
  readonly id: string;
  readonly topic: string;
  readonly title: string;
  readonly body: string;
  readonly phrasings: readonly string[];
  readonly language: string;
  readonly category: string;
  readonly updatedAt: string;
  readonly popular: boolean;
};

export function published({
  id,
  topic,
  language,
  fields,
  updatedAt,
}: ArticleRecord): PublishedArticle {
  const { title, body, phrasings, category, popular } = fields;
  const day = isoDay(updatedAt);
  return { id, topic, title, body, phrasings, language, category, updatedAt: day, popular };
}

/** The day of an epoch time, in UTC: `2026-03-03`. */
export function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

export function revisionId(id: string, revision: number): string {
  return `${id}#${revision}`;
}

/** The next text of an article, with its place in the history. */
export function nextText(
  before: ArticleRecord,
  { fields, hash }: Hashed,
  { at, by, what }: Stamp & { readonly what: Revision["what"] },
): ArticleStep {
  const revision = before.revision + 1;
  const state: ArticleRecord = {
    ...before,
    fields,
    hash,
    revision,
    updatedAt: at,
    updatedBy: by,
    removedAt: what === "removed" ? at : null,
  };
  const id = revisionId(before.id, revision);
  return { state, revisions: [{ id, articleId: before.id, revision, at, by, what, fields }] };
}

/** What an article is before its first text. */
export function blankArticle(
  language: string,
  topic: string,
  { fields, hash }: Hashed,
): ArticleRecord {
  return {
    id: articleId(language, topic),
    language,
    topic,
    fields,
    hash,
    revision: 0,
    updatedAt: 0,
    updatedBy: null,
    removedAt: null,
    synced: null,
    theirs: null,
  };
}
