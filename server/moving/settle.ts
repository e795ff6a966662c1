import { existsSync } from "node:fs";
import type { SyncDeps } from "../application/article-sync.ts";
import { createArticleSync } from "../application/article-sync.ts";
import type { Store } from "../application/ports.ts";
import { write } from "../application/records.ts";
import { openWorkspace } from "../application/workspace.ts";
import { openArticleFolder } from "../article-folder/node-folder.ts";
import type { Config } from "../config.ts";
import { randomIds } from "../random-ids.ts";
import { refuseEmpty } from "../stores/lowdb/kept-folder.ts";
import { openLowdbStore } from "../stores/lowdb/open-lowdb-store.ts";
import { Refusal } from "../stores/refusal.ts";

const QUIET = { info: () => {}, warn: () => {} };

export type Say = (line: string) => void;

/**
 * Leaves a data folder with all its records in documents and, in them, what was written into the
 * Markdown files of its articles since the product last looked.
 */
export async function settleFolder(config: Config, say: Say): Promise<void> {
  refuseEmpty(config.dataDir);
  const opened = await openLowdbStore({ folder: config.dataDir, log: QUIET });
  if (!opened.ok) throw new Refusal(opened.problem);
  try {
    if (existsSync(config.articlesDir)) await takeInFiles(config, opened.store, say);
  } finally {
    await opened.store.close();
  }
}

async function takeInFiles(config: Config, store: Store, say: Say): Promise<void> {
  const sync = createArticleSync({
    deps: depsOn(config, store),
    folder: openArticleFolder(config.articlesDir),
    failed: (error) => {
      throw error;
    },
  });
  await sync.start();
  await sync.stop();
  const { problem, problems } = sync.state();
  if (problem !== null) throw new Refusal(problem);
  for (const { file, why } of problems) say(`Left out an article. ${file}: ${why}`);
}

/**
 * What was moved is no new installation: the demo shop's articles are not put into it. `newFolder`:
 * its articles have no files yet where it is now, or other ones.
 */
export async function rememberMoved(
  config: Config,
  store: Store,
  { newFolder }: { readonly newFolder: boolean },
): Promise<void> {
  const deps = depsOn(config, store);
  const { state, version } = await openWorkspace(deps);
  const { articlesFolder, ...rest } = state;
  const kept = newFolder || articlesFolder === undefined ? {} : { articlesFolder };
  const change = write(
    { kind: "workspace", expected: version, state: { ...rest, ...kept, seeded: true } },
    config.timings,
  );
  if (!(await store.commit([change], Date.now())).ok)
    throw new Refusal("The store was written to meanwhile. Run this again.");
}

function depsOn({ timings }: Config, store: Store): SyncDeps {
  return {
    store,
    timings,
    clock: { now: Date.now },
    ids: randomIds,
    publisher: { publish: () => {} },
  };
}
