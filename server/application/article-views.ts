import { articleId } from "../domain/article.ts";
import {
  articleDetail,
  articleRow,
  NO_ANSWERS,
  type AnswerCount,
} from "../domain/article-project.ts";
import { knowledgeSettings } from "../domain/knowledge-settings.ts";
import type { QuestionRecord } from "../domain/question-record.ts";
import type {
  ArticleAnswers,
  ArticleDetail,
  ArticleRow,
  KnowledgeOverview,
} from "../protocol/articles.ts";
import { fail, ok, type Result } from "../protocol/errors.ts";
import { spokenOf } from "./answer-counts.ts";
import { allArticles, spellingIn } from "./article-store.ts";
import type { FolderState } from "./article-sync.ts";
import type { ArticleKey } from "./articles.ts";
import type { Deps } from "./deps.ts";
import { get, tagged } from "./records.ts";
import { openWorkspace } from "./workspace.ts";

/** How answers fared, by article id. */
export type AnswerCounts = () => Promise<ReadonlyMap<string, AnswerCount>>;

/** Of one article, newest first. */
const REVISIONS = 1_000;

type Overview = { readonly folder: FolderState; readonly counts: AnswerCounts };

/** The latest questions an article was shown for, newest first. */
export type AnsweredLately = (
  articleId: string,
  most: number,
) => Promise<readonly QuestionRecord[]>;

/** So many of an article's answers are shown. */
const LATELY = 50;

/** Everything the console's list of articles shows. */
export async function knowledgeOverview(
  deps: Deps,
  { folder, counts }: Overview,
): Promise<KnowledgeOverview> {
  const stored = await allArticles(deps);
  const answers = await counts();
  const { state: workspace } = await openWorkspace(deps);
  await deps.store.settled();
  const spell = spellingIn(stored);
  const rows = stored
    .map(({ id, state }) => articleRow(state, answers.get(id) ?? NO_ANSWERS))
    .map((row) => ({ ...row, category: spell(row.category) }));
  const there = rows.filter(({ removedAt, conflict }) => removedAt === null || conflict);
  return {
    articles: there,
    removed: rows.filter(({ removedAt }) => removedAt !== null).sort(latestFirst),
    languages: mostFirst(there.map(({ language }) => language)),
    categories: mostFirst(there.map(({ category }) => category)),
    settings: knowledgeSettings(workspace),
    folder,
  };
}

/** What an article answered, and what came of it; also of one that is gone. */
export async function articleAnswers(
  deps: Pick<Deps, "store">,
  { language, topic }: ArticleKey,
  { counts, lately }: { readonly counts: AnswerCounts; readonly lately: AnsweredLately },
): Promise<Result<ArticleAnswers>> {
  const id = articleId(language, topic);
  if ((await get(deps.store, "article", id)) === undefined) return fail("not_found");
  const questions = await lately(id, LATELY);
  const count = (await counts()).get(id) ?? NO_ANSWERS;
  await deps.store.settled();
  return ok({ ...count, lately: questions.map((question) => pastAnswer(question, id)) });
}

function pastAnswer(question: QuestionRecord, articleId: string): ArticleAnswers["lately"][number] {
  const { text, at, conversationId, score, helped, handedOff } = question;
  return {
    id: question.id,
    question: text,
    language: question.language,
    at,
    conversationId,
    as: question.decision === "answer" ? "answer" : "suggestion",
    score,
    helped: spokenOf(question) === articleId ? helped : null,
    handedOff,
  };
}

function latestFirst(a: ArticleRow, b: ArticleRow): number {
  return (b.removedAt ?? 0) - (a.removedAt ?? 0);
}

function mostFirst(names: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .map(([name]) => name);
}

/** One article with its history, also one that is gone. */
export async function readArticle(
  deps: Pick<Deps, "store">,
  { language, topic }: ArticleKey,
  counts: AnswerCounts,
): Promise<Result<ArticleDetail>> {
  const id = articleId(language, topic);
  const stored = await get(deps.store, "article", id);
  if (stored === undefined) return fail("not_found");
  const revisions = await tagged(deps.store, "revision", { label: id, limit: REVISIONS });
  const count = (await counts()).get(id) ?? NO_ANSWERS;
  await deps.store.settled();
  return ok(
    articleDetail(
      stored.state,
      revisions.map(({ state }) => state),
      count,
    ),
  );
}
