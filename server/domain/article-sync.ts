/**
 * The store and the folder of Markdown files, kept in step: a three-way decision on hashes. Each
 * side is compared with what both last agreed on, so that the newer text wins where only one side
 * changed, and none is lost where both did.
 */
import {
  nextText,
  type ArticleRecord,
  type ArticleStep,
  type Hashed,
  type Stamp,
  type Theirs,
} from "./article.ts";

/** What is seen of an article's file. */
export type FileSide =
  | { readonly is: "absent" }
  | { readonly is: "unreadable"; readonly path: string; readonly file: string }
  | { readonly is: "article"; readonly path: string; readonly file: string; readonly hash: string };

export type SyncAction =
  | "nothing"
  /** The file's text becomes the article's. */
  | "adopt"
  /** The file is gone: so is the article. */
  | "remove"
  /** The article's text goes into the file. */
  | "write"
  /** The article is gone: so is the file. */
  | "unlink"
  /** Both say the same already. */
  | "agree"
  /** Both changed: neither is overwritten. */
  | "conflict"
  /** The file cannot be read as an article, perhaps only half written: wait for it. */
  | "wait";

const ABSENT = "absent";

/** What to do about one article and its file; null: there is no such article yet. */
export function decideSync(article: ArticleRecord | null, file: FileSide): SyncAction {
  const base = article?.synced ?? null;
  const ours = article === null || article.removedAt !== null ? ABSENT : article.hash;
  const theirs = file.is === "absent" ? ABSENT : file.file;
  const weChanged = ours !== (base?.fields ?? ABSENT);
  const theyChanged = theirs !== (base?.file ?? ABSENT);
  if (!theyChanged) {
    if (!weChanged) return moved(base?.path, file) ? "agree" : "nothing";
    return ours === ABSENT ? "unlink" : "write";
  }
  if (!weChanged) return taken(file);
  return agreed(ours, file) ? "agree" : "conflict";
}

function moved(path: string | undefined, file: FileSide): boolean {
  return file.is === "article" && file.path !== path;
}

function taken(file: FileSide): SyncAction {
  switch (file.is) {
    case "absent":
      return "remove";
    case "unreadable":
      return "wait";
    case "article":
      return "adopt";
    default:
      return file satisfies never;
  }
}

function agreed(ours: string, file: FileSide): boolean {
  return file.is === "absent" ? ours === ABSENT : file.is === "article" && file.hash === ours;
}

export type FileText = Hashed & { readonly path: string; readonly file: string };

/** The file's text is taken over. `before`: as it is, or blank. */
export function adopt(before: ArticleRecord, text: FileText, { at, by }: Stamp): ArticleStep {
  const what = before.revision === 0 ? "created" : "edited";
  const { state, revisions } = nextText(before, text, { at, by, what });
  const synced = { path: text.path, file: text.file, fields: text.hash };
  return { revisions, state: { ...state, synced, theirs: null } };
}

/** The file was deleted: the article goes, its texts stay in its history. */
export function removeWithFile(before: ArticleRecord, { at, by }: Stamp): ArticleStep {
  const { state, revisions } = nextText(before, before, { at, by, what: "removed" });
  return { revisions, state: { ...state, synced: null, theirs: null } };
}

/**
 * The file now holds `fields` (of that hash), or there is none any more. Not a new text: no revision.
 * Somebody may have saved another one meanwhile; that then is what has changed.
 */
export function inStep(
  before: ArticleRecord,
  file: { readonly path: string; readonly file: string; readonly hash: string } | null,
): ArticleStep {
  const synced = file === null ? null : { path: file.path, file: file.file, fields: file.hash };
  return { state: { ...before, synced, theirs: null }, revisions: [] };
}

/** Both changed: the other side is kept beside ours until somebody settles it. */
export function inConflict(before: ArticleRecord, theirs: Theirs): ArticleStep {
  return { state: { ...before, theirs }, revisions: [] };
}

/** Is this the conflict that is known already? */
export function sameConflict(known: Theirs | null, file: FileSide): boolean {
  if (known === null) return false;
  if (known.is === "deleted" || file.is === "absent")
    return known.is === "deleted" && file.is === "absent";
  return known.file === file.file && known.path === file.path;
}
