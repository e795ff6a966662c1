import type { ArticleRecord } from "../domain/article.ts";
import type { ArticleDeps } from "./article-store.ts";
import { allArticles, commitSteps } from "./article-store.ts";
import type { ArticleFolder, FolderFile, KnownFile } from "./article-folder.ts";
import { pairUp, type FileProblem } from "./article-pairs.ts";
import { planOf, type Plan } from "./article-plan.ts";
import { putFiles } from "./article-files.ts";
import type { Stored } from "./ports.ts";
import { openWorkspace } from "./workspace.ts";
import { write } from "./records.ts";
import type { Deps } from "./deps.ts";

/** Keeps the store and the folder of Markdown files in step, both ways. */
export interface ArticleSync {
  /** The first round, and from then on one after every change on either side. */
  start(): Promise<void>;
  /** Something changed in the store. */
  kick(): void;
  /** What keeps files from being read or written, and which cannot be taken over. */
  state(): FolderState;
  stop(): Promise<void>;
}

export type FolderState = {
  readonly path: string;
  readonly problem: string | null;
  readonly problems: readonly FileProblem[];
};

/** In one commit at most; a folder of thousands is taken over in several. */
const AT_ONCE = 250;
/** A folder emptied of one article was meant; one emptied of more while we were away may be unmounted. */
const TOO_MANY_GONE = 2;

export type SyncDeps = Pick<Deps, "store" | "clock" | "ids" | "publisher" | "timings">;

type SyncOptions = {
  readonly deps: SyncDeps;
  readonly folder: ArticleFolder;
  readonly failed: (error: unknown) => void;
};

export function createArticleSync({ deps, folder, failed }: SyncOptions): ArticleSync {
  let running: Promise<void> | null = null;
  let again = false;
  /** Work the last round could not finish: the folder was closed to us, or moved under our hands. */
  let unfinished = true;
  let isFirst = true;
  let stopWatching: (() => void) | null = null;
  let state: FolderState = { path: folder.path, problem: null, problems: [] };

  async function round(asked: boolean): Promise<void> {
    const articles = await allArticles(deps);
    const look = await folder.look(knownFiles(articles));
    if (!look.ok) {
      state = { ...state, problem: look.problem };
      unfinished = true;
      return;
    }
    if (!asked && !look.changed && !unfinished) return;
    const fill =
      (isFirst && (await isNewFolder(deps, folder.path))) ||
      isEmptied(look.files, articles, { made: look.made, isFirst });
    const done = await bringInStep({ deps, folder, articles, files: look.files, fill });
    state = { path: folder.path, problem: done.problem, problems: done.problems };
    unfinished = done.unfinished;
    if (isFirst) await rememberFolder(deps, folder.path);
    isFirst = false;
  }

  async function rounds(asked: boolean): Promise<void> {
    let because = asked;
    do {
      again = false;
      await round(because).catch((error: unknown) => {
        unfinished = true;
        failed(error);
      });
      because = true;
    } while (again);
    running = null;
  }

  function run(asked: boolean): void {
    if (running !== null) again ||= asked;
    else running = rounds(asked);
  }

  return {
    async start() {
      stopWatching = folder.watch(() => run(false));
      run(true);
      await running;
    },
    kick: () => run(true),
    state: () => state,
    async stop() {
      stopWatching?.();
      await running;
    },
  };
}

type Work = {
  readonly deps: ArticleDeps;
  readonly folder: ArticleFolder;
  readonly articles: readonly Stored<ArticleRecord>[];
  readonly files: readonly FolderFile[];
  /** What the two had in common is forgotten: what is missing is written, and what differs a conflict. */
  readonly fill: boolean;
};

type Brought = {
  readonly problem: string | null;
  readonly problems: readonly FileProblem[];
  readonly unfinished: boolean;
};

async function bringInStep({ deps, folder, articles, files, fill }: Work): Promise<Brought> {
  const { pairs, problems } = pairUp(articles, files);
  const plans: Plan[] = [];
  for (const pair of pairs) {
    const plan = await planOf(folder, pair, { fill, now: deps.clock.now() });
    if (plan !== null) plans.push(plan);
  }
  const steps = plans.flatMap((plan) => (plan.is === "step" ? [plan] : []));
  let unfinished = plans.some(({ is }) => is === "later");
  for (let at = 0; at < steps.length; at += AT_ONCE)
    unfinished = !(await commitSteps(deps, steps.slice(at, at + AT_ONCE))) || unfinished;
  const put = await putFiles(
    deps,
    folder,
    plans.flatMap((plan) => (plan.is === "file" ? [plan] : [])),
  );
  return { problem: put.problem, problems, unfinished: unfinished || put.unfinished };
}

function knownFiles(articles: readonly Stored<ArticleRecord>[]): ReadonlyMap<string, KnownFile> {
  const known = new Map<string, KnownFile>();
  for (const { id, state } of articles) {
    const { synced } = state;
    // After a conflict was settled the hash of the file's fields is not kept.
    if (synced !== null && synced.fields !== "")
      known.set(synced.path, { file: synced.file, id, hash: synced.fields });
  }
  return known;
}

/** A folder that is gone, or was found empty at the start, was not emptied by hand, article by article. */
function isEmptied(
  files: readonly FolderFile[],
  articles: readonly Stored<ArticleRecord>[],
  { made, isFirst }: { readonly made: boolean; readonly isFirst: boolean },
): boolean {
  if (!made && !(isFirst && files.length === 0)) return false;
  return articles.filter(({ state }) => state.synced !== null).length >= TOO_MANY_GONE;
}

async function isNewFolder(deps: SyncDeps, path: string): Promise<boolean> {
  return (await openWorkspace(deps)).state.articlesFolder !== path;
}

async function rememberFolder(deps: SyncDeps, path: string): Promise<void> {
  for (;;) {
    const { state, version } = await openWorkspace(deps);
    if (state.articlesFolder === path) return;
    const change = write(
      { kind: "workspace", expected: version, state: { ...state, articlesFolder: path } },
      deps.timings,
    );
    if ((await deps.store.commit([change], deps.clock.now())).ok) return;
  }
}
