import { ARTICLE_LIMITS } from "../../../server/protocol/article-limits.ts";
import type { ArticleFields, Gap } from "../../../server/protocol/articles.ts";
import { cutAtWord } from "../../../server/protocol/cut-at-word.ts";
import { cleanFields, NO_FIELDS } from "../editor/edit.ts";

/** What of a gap goes into an article. Pure; a question may be longer than an article has room for. */

/** The article with the gap's questions of its language, as the server would add them. */
export function withQuestions(fields: ArticleFields, gap: Gap, language: string): ArticleFields {
  const own = gap.questions.filter((one) => one.language === null || one.language === language);
  const added = own.map(({ text }) => cutAtWord(text, ARTICLE_LIMITS.phrasing));
  return cleanFields({ ...fields, phrasings: [...fields.phrasings, ...added] });
}

/** A new article that answers the gap's questions. */
export function draftFor(gap: Gap, language: string, category: string): ArticleFields {
  const title = cutAtWord(gap.question, ARTICLE_LIMITS.title);
  const fields = { ...NO_FIELDS, title, body: gap.agentAnswer ?? "", category };
  return withQuestions(fields, gap, language);
}
