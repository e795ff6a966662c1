import { hashed } from "./articles.ts";
import type { ArticleFile } from "../article-formats/article-file.ts";
import {
  blankArticle,
  isoDay,
  type ArticleRecord,
  type ArticleStep,
  type Theirs,
} from "../domain/article.ts";
import {
  adopt,
  decideSync,
  inConflict,
  inStep,
  removeWithFile,
  sameConflict,
  type FileSide,
} from "../domain/article-sync.ts";
import type { ArticleFolder, FileContent, FolderFile } from "./article-folder.ts";
import type { Pair } from "./article-pairs.ts";
import type { Stored } from "./ports.ts";

/** What has to happen for one article and its file to be in step. */
export type Plan =
  | { readonly is: "step"; readonly expected: number; readonly step: ArticleStep }
  /** Its file is to be written, or to go. */
  | {
      readonly is: "file";
      readonly do: "write" | "unlink";
      readonly stored: Stored<ArticleRecord>;
      readonly path: string;
      /** Hash of what stands there now; null: nothing. */
      readonly expected: string | null;
    }
  /** The file moved on while it was looked at. */
  | { readonly is: "later" };

type Circumstances = { readonly fill: boolean; readonly now: number };

/** Null: nothing to do. */
export async function planOf(
  folder: ArticleFolder,
  pair: Pair,
  { fill, now }: Circumstances,
): Promise<Plan | null> {
  const stored = fill ? forgotten(pair.stored) : pair.stored;
  const side = sideOf(pair.file);
  const action = decideSync(stored?.state ?? null, side);
  switch (action) {
    case "adopt":
      return adoption(folder, pair, now);
    case "conflict":
      return stored === null || sameConflict(stored.state.theirs, side)
        ? null
        : conflict(folder, stored, pair.file);
    case "write":
    case "unlink":
      return stored === null ? null : fileWork(action, stored, pair);
    case "remove":
      return stored && step(stored, removeWithFile(stored.state, { at: now, by: null }));
    case "agree":
      return stored && step(stored, inStep(stored.state, agreedFile(pair.file)));
    case "nothing":
      // A conflict that both sides took back.
      return stored === null || stored.state.theirs === null
        ? null
        : step(stored, inStep(stored.state, agreedFile(pair.file)));
    case "wait":
      return null;
    default:
      return action satisfies never;
  }
}

function forgotten(stored: Stored<ArticleRecord> | null): Stored<ArticleRecord> | null {
  return stored && { ...stored, state: { ...stored.state, synced: null } };
}

function sideOf(file: FolderFile | null): FileSide {
  if (file === null) return { is: "absent" };
  const { path, file: hash } = file;
  return file.is === "article"
    ? { is: "article", path, file: hash, hash: file.hash }
    : { is: "unreadable", path, file: hash };
}

function agreedFile(file: FolderFile | null) {
  return file?.is === "article" ? { path: file.path, file: file.file, hash: file.hash } : null;
}

function step(stored: Stored<ArticleRecord>, made: ArticleStep): Plan {
  return { is: "step", expected: stored.version, step: made };
}

function fileWork(
  action: "write" | "unlink",
  stored: Stored<ArticleRecord>,
  { file, path }: Pair,
): Plan {
  return { is: "file", do: action, stored, path: file?.path ?? path, expected: file?.file ?? null };
}

async function adoption(
  folder: ArticleFolder,
  { id, stored, file }: Pair,
  now: number,
): Promise<Plan> {
  const content = file === null ? null : await folder.read(file.path);
  if (file === null || content === null || content.file !== file.file || !content.read.ok)
    return { is: "later" };
  const text = hashed(content.read.file.fields);
  const [language = "", topic = ""] = id.split("/");
  const before = stored?.state ?? blankArticle(language, topic, text);
  const at = changedAt(content.read.file, before, now);
  const made = adopt(before, { ...text, path: file.path, file: file.file }, { at, by: null });
  return { is: "step", expected: stored?.version ?? 0, step: made };
}

/** The day its author wrote, if that is news; else now, as an edit without a new date is one of today. */
function changedAt({ updated }: ArticleFile, before: ArticleRecord, now: number): number {
  if (updated === null) return now;
  if (before.revision > 0 && isoDay(before.updatedAt) === updated) return now;
  return Math.min(Date.parse(`${updated}T00:00:00Z`), now);
}

async function conflict(
  folder: ArticleFolder,
  stored: Stored<ArticleRecord>,
  file: FolderFile | null,
): Promise<Plan> {
  if (file === null) return step(stored, inConflict(stored.state, { is: "deleted" }));
  const content = await folder.read(file.path);
  if (content === null || content.file !== file.file) return { is: "later" };
  return step(stored, inConflict(stored.state, theirsOf(file.path, content)));
}

function theirsOf(path: string, { file, text, read }: FileContent): Theirs {
  if (!read.ok) return { is: "unreadable", path, file, text };
  return { is: "article", path, file, text, ...hashed(read.file.fields) };
}
