import { watch, type FSWatcher } from "node:fs";
import { join } from "node:path";

/** A look at least this often (ms): on some disks nobody is told of changes. */
const POLL_MS = 1_000;
/** Several events come with every save; one look a little after the last of them is enough (ms). */
const CALM_MS = 150;
const MOST_WATCHED = 500;

export interface Watching {
  start(notice: () => void): () => void;
  /** The folders there are: each is watched by itself, as not every system can watch a tree. */
  follow(folders: readonly string[]): void;
  /** Something is about to settle: looks again soon. */
  again(): void;
}

/** Tells that a folder may have changed: at once where the system says so, else within the second. */
export function createWatch(root: string): Watching {
  const watchers = new Map<string, FSWatcher>();
  let notice: (() => void) | null = null;
  let soon: NodeJS.Timeout | null = null;
  let poll: NodeJS.Timeout | null = null;

  function again(): void {
    if (notice === null) return;
    soon ??= setTimeout(() => {
      soon = null;
      notice?.();
    }, CALM_MS);
  }

  function drop(folder: string): void {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  }

  function add(folder: string): void {
    try {
      const watcher = watch(join(root, folder), { persistent: false }, again);
      // Its folder went, or the system has no more to give: there is still the look every second.
      watcher.on("error", () => drop(folder));
      watchers.set(folder, watcher);
    } catch {
      watchers.delete(folder);
    }
  }

  return {
    start(listener) {
      notice = listener;
      poll = setInterval(listener, POLL_MS);
      poll.unref();
      return () => {
        notice = null;
        if (poll !== null) clearInterval(poll);
        if (soon !== null) clearTimeout(soon);
        for (const folder of watchers.keys()) drop(folder);
      };
    },
    follow(folders) {
      if (notice === null) return;
      const wanted = new Set(folders.slice(0, MOST_WATCHED));
      for (const folder of watchers.keys()) if (!wanted.has(folder)) drop(folder);
      for (const folder of wanted) if (!watchers.has(folder)) add(folder);
    },
    again,
  };
}
