import { mkdir, open, realpath, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { ArticleFolder, FileWrite } from "../application/article-folder.ts";
import { makeFolder } from "../make-folder.ts";
import { textHash } from "../article-formats/hashes.ts";
import { listMarkdown } from "./listing.ts";
import { contentOf, readRaw } from "./read-file.ts";
import { SeenFiles } from "./seen-files.ts";
import { createWatch } from "./watch.ts";

/** The folder of articles on this machine's disk. */
export function openArticleFolder(root: string): ArticleFolder {
  const seen = new SeenFiles(root);
  const watching = createWatch(root);
  const at = (path: string) => join(root, path);
  return {
    path: root,
    async look(known) {
      try {
        // Says whether it made one; the folder's parents too.
        const made = (await makeFolder(root)) !== undefined;
        const { files: listed, folders } = await listMarkdown(root);
        watching.follow(folders);
        const { unsettled, ...taken } = await seen.take(listed, known);
        if (unsettled) watching.again();
        return { ok: true, made, ...taken };
      } catch (error) {
        return { ok: false, problem: unreadable(root, error) };
      }
    },
    async read(path) {
      // Closed to us, it cannot be looked into; the look at the folder says so.
      const raw = await readRaw(at(path)).catch(() => null);
      return raw && contentOf(raw);
    },
    async write(path, text, expected) {
      const done = await guarded(root, () => replace(at(path), text, expected));
      if (done.is === "done") seen.wrote(path, text);
      return done;
    },
    async remove(path, expected) {
      const done = await guarded(root, () => removeFile(at(path), expected));
      if (done.is === "done") seen.removed(path);
      return done;
    },
    watch: watching.start,
  };
}

/**
 * Beside it first, then in its place in one step: a reader sees the old text or the new. Looked at
 * once more right before, for what an editor may have saved meanwhile.
 */
async function replace(path: string, text: string, expected: string | null): Promise<FileWrite> {
  const target = await realpath(path).catch(() => path);
  await mkdir(dirname(target), { recursive: true });
  const draft = join(dirname(target), `.${basename(target)}.tmp`);
  const file = await open(draft, "w");
  try {
    await file.writeFile(text);
    await file.datasync();
  } finally {
    await file.close();
  }
  if ((await hashOf(target)) !== expected) {
    await rm(draft, { force: true });
    // What we wanted to write stands there already: we wrote it before a kill.
    return (await hashOf(target)) === textHash(text) ? { is: "done" } : { is: "changed" };
  }
  await rename(draft, target);
  return { is: "done" };
}

async function removeFile(path: string, expected: string): Promise<FileWrite> {
  const now = await hashOf(path);
  if (now !== null && now !== expected) return { is: "changed" };
  await rm(path, { force: true });
  return { is: "done" };
}

async function hashOf(path: string): Promise<string | null> {
  return (await readRaw(path))?.file ?? null;
}

async function guarded(root: string, work: () => Promise<FileWrite>): Promise<FileWrite> {
  try {
    return await work();
  } catch (error) {
    return { is: "failed", problem: unwritable(root, error) };
  }
}

function unreadable(root: string, error: unknown): string {
  return `The folder ${root} cannot be read (${reason(error)}). Articles are kept and can be edited here; allow this user to read it, or set ARTICLES_DIR to another folder.`;
}

function unwritable(root: string, error: unknown): string {
  return `The folder ${root} cannot be written (${reason(error)}). Articles are saved all the same, only their files are not; allow this user to write there, or set ARTICLES_DIR to another folder.`;
}

function reason(error: unknown): string {
  return error instanceof Error
    ? ((error as NodeJS.ErrnoException).code ?? error.message)
    : String(error);
}
