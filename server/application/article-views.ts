import { articleId } from "../domain/article.ts";
import {
  articleDetail,
  articleRow,
  NO_ANSWERS,
  type AnswerCount,
} from "../domain/article-project.ts";
import { knowledgeSettings } from "../domain/knowledge-settings.ts";
import type { ArticleDetail, ArticleRow, KnowledgeOverview } from "../protocol/articles.ts";
import { fail, ok, type Result } from "../protocol/errors.ts";
import { allArticles } from "./article-store.ts";
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

/** Everything the console's list of articles shows. */
export async function knowledgeOverview(
  deps: Deps,
  { folder, counts }: Overview,
): Promise<KnowledgeOverview> {
  const stored = await allArticles(deps);
  const answers = await counts();
  const { state: workspace } = await openWorkspace(deps);
  await deps.store.settled();
  const rows = stored.map(({ id, state }) => articleRow(state, answers.get(id) ?? NO_ANSWERS));
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
