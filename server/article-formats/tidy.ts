import { ARTICLE_LIMITS } from "../protocol/article-limits.ts";
import type { ArticleFields } from "../protocol/articles.ts";

/** One spelling of what looks the same, so that a text and its file can be compared. */
export function tidy(fields: ArticleFields): ArticleFields {
  const phrasings = fields.phrasings.map(oneLine).filter((text) => text !== "");
  return {
    title: oneLine(fields.title),
    body: lines(fields.body),
    phrasings: [...new Set(phrasings)],
    category: oneLine(fields.category),
    popular: fields.popular,
    status: fields.status,
  };
}

/** Unix line ends, no blank edge. */
export function lines(text: string): string {
  return wellFormed(text).replace(/\r\n?/g, "\n").trim();
}

// oxlint-disable-next-line no-control-regex
const UNSEEN = /[\u0000-\u0020\u007f-\u009f\u2028\u2029\ufeff]+/g;

/** A text on one line, without what cannot be seen in it. */
export function oneLine(text: string): string {
  return wellFormed(text).replace(UNSEEN, " ").trim();
}

/** Half of a pair of surrogates cannot be written to a file. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\uFFFD");
}

/** Why tidy fields may not be kept, and what to do; null: they may. */
export function whyNot({ title, body, phrasings, category, status }: ArticleFields): string | null {
  if (title === "") return "it has no title; add `title: …`";
  if (title.length > ARTICLE_LIMITS.title)
    return `its title is longer than ${ARTICLE_LIMITS.title} characters; shorten it`;
  if (body === "" && status === "published")
    return "it has no text; write the answer, or keep it as a draft";
  if (body.length > ARTICLE_LIMITS.body)
    return `its text is longer than ${ARTICLE_LIMITS.body} characters; split it into several articles`;
  if (phrasings.length > ARTICLE_LIMITS.phrasings)
    return `it has more than ${ARTICLE_LIMITS.phrasings} phrasings; keep those that differ most`;
  const long = phrasings.find((text) => text.length > ARTICLE_LIMITS.phrasing);
  if (long !== undefined)
    return `a phrasing is longer than ${ARTICLE_LIMITS.phrasing} characters; shorten "${long.slice(0, 40)}…"`;
  if (category === "") return "it has no category; add `category: …`";
  if (category.length > ARTICLE_LIMITS.category)
    return `its category is longer than ${ARTICLE_LIMITS.category} characters; shorten it`;
  return null;
}
