/** Articles as the console sees them. */
import type { ArticleDetail, ArticleRow, Revision } from "../protocol/articles.ts";
import type { ArticleRecord, RevisionRecord, Theirs } from "./article.ts";

/** How often an article was shown as an answer, and what people said of it. */
export type AnswerCount = {
  readonly shown: number;
  readonly helped: number;
  readonly notHelped: number;
};

export const NO_ANSWERS: AnswerCount = { shown: 0, helped: 0, notHelped: 0 };

export function articleRow(article: ArticleRecord, count: AnswerCount): ArticleRow {
  const { id, topic, language, fields, revision, updatedAt, updatedBy, removedAt } = article;
  const { title, category, status, popular, phrasings } = fields;
  return {
    id,
    topic,
    language,
    title,
    category,
    status,
    popular,
    version: revision,
    updatedAt,
    updatedBy: updatedBy ?? "",
    removedAt,
    phrasings: phrasings.length,
    conflict: article.theirs !== null,
    shown: count.shown,
    helped: count.helped,
    notHelped: count.notHelped,
  };
}

export function articleDetail(
  article: ArticleRecord,
  revisions: readonly RevisionRecord[],
  count: AnswerCount,
): ArticleDetail {
  return {
    ...articleRow(article, count),
    fields: article.fields,
    revisions: revisions.map(revisionLine).sort((a, b) => b.revision - a.revision),
    theirs: article.theirs && theirsView(article.theirs),
  };
}

function revisionLine({ revision, at, by, what }: RevisionRecord): Revision {
  return { revision, at, by, what };
}

function theirsView(theirs: Theirs): ArticleDetail["theirs"] {
  switch (theirs.is) {
    case "deleted":
      return { fields: null, text: "", deleted: true };
    case "unreadable":
      return { fields: null, text: theirs.text, deleted: false };
    case "article":
      return { fields: theirs.fields, text: theirs.text, deleted: false };
    default:
      return theirs satisfies never;
  }
}
