import {
  published,
  isPublished,
  type ArticleRecord,
  type ArticleStep,
  type PublishedArticle,
} from "../domain/article.ts";
import { spellingAfter, type Spell } from "../domain/categories.ts";
import { fail, ok, type Result } from "../protocol/errors.ts";
import type { Deps } from "./deps.ts";
import type { Change, Stored } from "./ports.ts";
import { get, tagged, write } from "./records.ts";

/** What articles need of the application. */
export type ArticleDeps = Pick<Deps, "store" | "clock" | "publisher" | "timings">;

const EVERYTHING = 100_000;
const ATTEMPTS = 50;

/** Every article there is or was, in the order of their ids. */
export async function allArticles({
  store,
}: Pick<Deps, "store">): Promise<readonly Stored<ArticleRecord>[]> {
  const stored = await tagged(store, "article", { label: "article", limit: EVERYTHING });
  return [...stored].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** How the categories of what is there are spelled. */
export function spellingIn(articles: readonly Stored<ArticleRecord>[]): Spell {
  const there = articles.filter(({ state }) => state.removedAt === null);
  return spellingAfter(there.map(({ state }) => state.fields.category));
}

/** What the bot may answer with. */
export async function publishedArticles(
  deps: Pick<Deps, "store">,
): Promise<readonly PublishedArticle[]> {
  return publishedAmong(await allArticles(deps));
}

export function publishedAmong(
  articles: readonly Stored<ArticleRecord>[],
): readonly PublishedArticle[] {
  const spell = spellingIn(articles);
  return articles
    .filter(({ state }) => isPublished(state))
    .map(({ state }) => published(state))
    .map((article) => ({ ...article, category: spell(article.category) }));
}

/** The changes of one step: the article, and every text of it that joins its history. */
export function articleChanges(
  { timings }: Pick<Deps, "timings">,
  { state, revisions }: ArticleStep,
  expected: number,
): readonly Change<unknown>[] {
  return [
    write({ kind: "article", expected, state }, timings),
    ...revisions.map((one) => write({ kind: "revision", expected: 0, state: one }, timings)),
  ];
}

/** Commits steps on many articles at once. False: one of them changed meanwhile, nothing was written. */
export async function commitSteps(
  deps: ArticleDeps,
  steps: readonly { readonly expected: number; readonly step: ArticleStep }[],
): Promise<boolean> {
  const changes = steps.flatMap(({ expected, step }) => articleChanges(deps, step, expected));
  const result = await deps.store.commit(changes, deps.clock.now());
  if (result.ok) tellArticles(deps);
  return result.ok;
}

/**
 * Decides on an article as it stands and commits; resolves when that is durable. Decided anew when
 * somebody was faster, so that the decision itself says what is a conflict. Null: nothing to change.
 */
export async function changeArticle(
  deps: ArticleDeps,
  id: string,
  decide: (before: ArticleRecord | null) => Result<ArticleStep | null>,
): Promise<Result<null>> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const stored = await get(deps.store, "article", id);
    const decision = decide(stored?.state ?? null);
    if (!decision.ok) return decision;
    if (decision.value === null) {
      await deps.store.settled();
      return ok(null);
    }
    const step = decision.value;
    if (await commitSteps(deps, [{ expected: stored?.version ?? 0, step }])) return ok(null);
  }
  return fail("busy");
}

/** Articles have changed: their file, the bot and every console's list follow. */
function tellArticles({ publisher }: Pick<Deps, "publisher">): void {
  publisher.publish([
    { is: "changed", kind: "article", id: "all", contactId: null, urgent: false },
  ]);
}
