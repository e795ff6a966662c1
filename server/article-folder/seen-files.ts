import { join } from "node:path";
import type { FileContent, FolderFile, KnownFile } from "../application/article-folder.ts";
import { languageOf, readArticleFile } from "../article-formats/article-file.ts";
import { fieldsHash, textHash } from "../article-formats/hashes.ts";
import { topicOf } from "../article-formats/topic.ts";
import { articleId } from "../domain/article.ts";
import type { Listed } from "./listing.ts";
import { contentOf, readRaw } from "./read-file.ts";

type Seen = { readonly stamp: string; readonly file: FolderFile };

/**
 * How long a file has to be left alone before it is read, and how long it has to be gone before it
 * counts as deleted (ms): editors write in several steps, and save by moving files about.
 */
const CALM_MS = { written: 120, gone: 700 } as const;

/** Remembers what each file held, so that only what changed is read. */
export class SeenFiles {
  readonly #root: string;
  #seen = new Map<string, Seen>();
  readonly #goneSince = new Map<string, number>();
  #first = true;

  constructor(root: string) {
    this.#root = root;
  }

  /** The files as they now count; `unsettled`: some may be different in a moment. */
  async take(
    listed: readonly Listed[],
    known: ReadonlyMap<string, KnownFile>,
  ): Promise<{ files: readonly FolderFile[]; changed: boolean; unsettled: boolean }> {
    const now = Date.now();
    const next = new Map<string, Seen>();
    let unsettled = false;
    for (const one of listed) {
      const before = this.#seen.get(one.path);
      const age = now - one.changedAt;
      if (before?.stamp === one.stamp) next.set(one.path, before);
      else if (!this.#first && age >= 0 && age < CALM_MS.written) {
        unsettled = true;
        if (before !== undefined) next.set(one.path, before);
      } else {
        const file = await this.#read(one.path, known.get(one.path));
        if (file !== null) next.set(one.path, { stamp: one.stamp, file });
      }
    }
    unsettled = this.#keepLatelyGone(next, now) || unsettled;
    const changed = this.#first || differs(this.#seen, next);
    this.#seen = next;
    this.#first = false;
    return { files: [...next.values()].map(({ file }) => file), changed, unsettled };
  }

  /** After our own write: what it holds is known, and read once more all the same. */
  wrote(path: string, text: string): void {
    this.#seen.set(path, {
      stamp: "",
      file: fileOf(path, { file: textHash(text), read: readArticleFile(text) }, null),
    });
    this.#goneSince.delete(path);
  }

  /** After our own removal: it is gone at once. */
  removed(path: string): void {
    this.#seen.delete(path);
    this.#goneSince.delete(path);
  }

  #keepLatelyGone(next: Map<string, Seen>, now: number): boolean {
    let waiting = false;
    for (const [path, before] of this.#seen) {
      if (next.has(path)) {
        this.#goneSince.delete(path);
        continue;
      }
      const since = this.#goneSince.get(path) ?? now;
      if (now - since >= CALM_MS.gone) {
        this.#goneSince.delete(path);
        continue;
      }
      this.#goneSince.set(path, since);
      next.set(path, before);
      waiting = true;
    }
    return waiting;
  }

  async #read(path: string, known: KnownFile | undefined): Promise<FolderFile | null> {
    const id = this.#seen.get(path)?.file.id ?? known?.id ?? idOfPath(path);
    try {
      const raw = await readRaw(join(this.#root, path));
      if (raw === null) return null;
      const { file } = raw;
      if (known?.file === file)
        return { is: "article", path, file, id: known.id, hash: known.hash };
      return fileOf(path, contentOf(raw), id);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const why = `it cannot be read (${reason}); allow this user to read it`;
      return { is: "unreadable", path, file: "closed", id, why };
    }
  }
}

function fileOf(
  path: string,
  { file, read }: Pick<FileContent, "file" | "read">,
  id: string | null,
): FolderFile {
  if (!read.ok) return { is: "unreadable", path, file, id, why: read.why };
  const own = articleId(read.file.language, topicOfPath(path));
  return { is: "article", path, file, id: own, hash: fieldsHash(read.file.fields) };
}

function differs(before: ReadonlyMap<string, Seen>, after: ReadonlyMap<string, Seen>): boolean {
  if (before.size !== after.size) return true;
  for (const [path, { stamp, file }] of after) {
    const old = before.get(path);
    if (old?.stamp !== stamp || old.file.file !== file.file) return true;
  }
  return false;
}

/** The topic of a file by its name. */
export function topicOfPath(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1).replace(/\.md$/i, "");
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name) && name.length <= 80 ? name : topicOf(name);
}

/** Of a file where we would have put it: `<language>/<topic>.md`. */
function idOfPath(path: string): string | null {
  const parts = path.split("/");
  const language = parts.length === 2 ? languageOf(parts[0]) : null;
  return language === null ? null : articleId(language, topicOfPath(path));
}
