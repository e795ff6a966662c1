import type { ArticleFolder } from "./application/article-folder.ts";
import { allArticles, publishedAmong, type ArticleDeps } from "./application/article-store.ts";
import { createArticleSync, type FolderState } from "./application/article-sync.ts";
import type { Deps } from "./application/deps.ts";
import type { News } from "./application/ports.ts";
import { seedOnce } from "./application/seed-once.ts";
import { openWorkspace } from "./application/workspace.ts";
import { isPublished, type PublishedArticle } from "./domain/article.ts";
import { DEFAULT_SETTINGS, knowledgeSettings } from "./domain/knowledge-settings.ts";
import type { KnowledgeSettings } from "./protocol/articles.ts";

/** What the articles need from outside. */
export type ArticleParts = {
  /** Null: articles live in the store alone. */
  readonly folder: ArticleFolder | null;
  /** Puts in place what a new installation begins with; null: nothing. */
  readonly seed: ((deps: ArticleDeps) => Promise<void>) | null;
  /**
   * The bot and the help centre answer with these from now on. Called when they are no longer those
   * that were stored, and published, at the start.
   */
  readonly publish: (articles: readonly PublishedArticle[], settings: KnowledgeSettings) => void;
};

export interface ArticleService {
  /** Resolves when the articles are there; the folder, if slow, is waited for no longer than four seconds. */
  start(): Promise<void>;
  heard(news: readonly News[]): void;
  folder(): FolderState;
  /** How the bot is to decide, as last stored. */
  settings(): KnowledgeSettings;
  stop(): Promise<void>;
}

type ServiceOptions = {
  readonly deps: Deps;
  readonly parts: ArticleParts;
  readonly failed: (error: unknown) => void;
};

const NO_FOLDER: FolderState = { path: "", problem: null, problems: [] };
/**
 * A disk far away may take its time; people who write are not to wait for it (ms). Long enough for a
 * new installation to take over its first articles on a busy machine: without them the bot is silent.
 */
const PATIENCE_MS = 4_000;

/** Keeps the files and the answer engine in step with the stored articles. */
export function createArticleService({ deps, parts, failed }: ServiceOptions): ArticleService {
  const { folder, seed, publish } = parts;
  const sync = folder && createArticleSync({ deps, folder, failed });
  let told: Told | null = null;
  let telling: Promise<void> = Promise.resolve();

  async function tell(): Promise<void> {
    const now = await toTell(deps);
    if (now.key === told?.key) return;
    told = now;
    publish(now.articles, now.settings);
  }

  function tellSoon(): void {
    telling = telling.then(tell).catch(failed);
  }

  async function follow(): Promise<void> {
    if (seed !== null) await seedOnce(deps, () => seed(deps)).catch(failed);
    await sync?.start();
  }

  return {
    async start() {
      told = await toTell(deps);
      const following = follow().catch(failed);
      await Promise.race([following, after(PATIENCE_MS)]);
      tellSoon();
      await telling;
    },
    heard(news) {
      const kinds = new Set(news.map((one) => (one.is === "changed" ? one.kind : "")));
      if (kinds.has("article")) sync?.kick();
      if (kinds.has("article") || kinds.has("workspace")) tellSoon();
    },
    settings: () => told?.settings ?? DEFAULT_SETTINGS,
    folder: () => sync?.state() ?? NO_FOLDER,
    async stop() {
      await sync?.stop();
      await telling;
    },
  };
}

type Told = {
  readonly key: string;
  readonly articles: readonly PublishedArticle[];
  readonly settings: KnowledgeSettings;
};

/** Nobody hears from the bot what a crash could still take back. */
async function toTell(deps: Deps): Promise<Told> {
  const stored = await allArticles(deps);
  const settings = knowledgeSettings((await openWorkspace(deps)).state);
  await deps.store.settled();
  const articles = publishedAmong(stored);
  const categories = articles.map(({ category }) => category);
  const revisions = stored
    .filter(({ state }) => isPublished(state))
    .map(({ id, state }) => [id, state.revision]);
  return { key: JSON.stringify([settings, revisions, categories]), articles, settings };
}

function after(ms: number): Promise<void> {
  return new Promise((passed) => setTimeout(passed, ms).unref());
}
