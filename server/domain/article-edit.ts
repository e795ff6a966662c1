/** What people do to an article in the console: pure decisions. */
import { fail, ok, type Result } from "../protocol/errors.ts";
import {
  blankArticle,
  nextText,
  revisionId,
  type ArticleRecord,
  type ArticleStep,
  type Hashed,
  type RevisionRecord,
  type Stamp,
  type Synced,
  type Theirs,
} from "./article.ts";

/** No text has this hash: the file is known, and still has to be written. */
const TO_BE_WRITTEN = "";

export type Save = Stamp & {
  readonly language: string;
  readonly topic: string;
  /** The revision it was edited from; 0: it is new. */
  readonly expected: number;
  readonly text: Hashed;
  readonly what: "edited" | "imported";
};

/** Saves a text, unless somebody else saved one meanwhile. Nothing new: no revision either. */
export function decideSave(before: ArticleRecord | null, save: Save): Result<ArticleStep | null> {
  const { language, topic, expected, text, what, ...stamp } = save;
  const isThere = before !== null && before.removedAt === null;
  // Sent again because the answer was lost, for instance.
  if (isThere && before.hash === text.hash) return ok(null);
  const isBase = expected === (before?.revision ?? 0) || (!isThere && expected === 0);
  if (!isBase) return fail("conflict");
  if (isThere && before.hash === text.hash) return ok(null);
  const base = before ?? blankArticle(language, topic, text);
  const said = isThere || what === "imported" ? what : "created";
  return ok(nextText(base, text, { ...stamp, what: said }));
}

/** Takes an article out; its texts stay in its history. */
export function decideRemove(
  before: ArticleRecord,
  { expected, ...stamp }: Stamp & { readonly expected: number },
): Result<ArticleStep> {
  if (before.removedAt !== null) return fail("not_found");
  if (before.revision !== expected) return fail("conflict");
  return ok(nextText(before, before, { ...stamp, what: "removed" }));
}

export type Restore = Stamp & { readonly expected: number; readonly text: Hashed };

/** An earlier text becomes the newest one; a removed article is there again. */
export function decideRestore(
  before: ArticleRecord,
  { expected, text, ...stamp }: Restore,
): Result<ArticleStep> {
  if (before.revision !== expected) return fail("conflict");
  return ok(nextText(before, text, { ...stamp, what: "restored" }));
}

export type Settle = Stamp & { readonly expected: number; readonly take: "ours" | "file" };

/** Ends a conflict with the file. The side that is not taken stays in the history. */
export function decideSettle(
  before: ArticleRecord,
  { expected, take, ...stamp }: Settle,
): Result<ArticleStep> {
  if (before.theirs === null) return fail("not_found");
  if (before.revision !== expected) return fail("conflict");
  return take === "ours"
    ? ok(takeOurs(before, before.theirs, stamp))
    : takeTheirs(before, before.theirs, stamp);
}

/** The file's text goes into the history, ours is what has changed since: it is written next. */
function takeOurs(before: ArticleRecord, theirs: Theirs, stamp: Stamp): ArticleStep {
  const kept = keptText(before, theirs, stamp);
  const base = { ...before, revision: before.revision + kept.length };
  const what = before.removedAt === null ? "settled" : "removed";
  const { state, revisions } = nextText(base, before, { ...stamp, what });
  return {
    state: { ...state, theirs: null, synced: acknowledged(theirs) },
    revisions: [...kept, ...revisions],
  };
}

function acknowledged(theirs: Theirs): Synced | null {
  if (theirs.is === "deleted") return null;
  return { path: theirs.path, file: theirs.file, fields: TO_BE_WRITTEN };
}

/** What cannot be read as an article is kept as it stands, as a text. */
function keptText(before: ArticleRecord, theirs: Theirs, { at }: Stamp): readonly RevisionRecord[] {
  if (theirs.is === "deleted") return [];
  const fields =
    theirs.is === "article"
      ? theirs.fields
      : { ...before.fields, body: theirs.text, status: "draft" as const };
  const revision = before.revision + 1;
  const id = revisionId(before.id, revision);
  return [{ id, articleId: before.id, revision, at, by: null, what: "edited", fields }];
}

function takeTheirs(before: ArticleRecord, theirs: Theirs, stamp: Stamp): Result<ArticleStep> {
  switch (theirs.is) {
    case "unreadable":
      return fail("file_unreadable");
    case "deleted": {
      const { state, revisions } = nextText(before, before, { ...stamp, what: "removed" });
      return ok({ revisions, state: { ...state, theirs: null, synced: null } });
    }
    case "article": {
      const { state, revisions } = nextText(before, theirs, { ...stamp, what: "settled" });
      const synced = { path: theirs.path, file: theirs.file, fields: theirs.hash };
      return ok({ revisions, state: { ...state, theirs: null, synced } });
    }
    default:
      return theirs satisfies never;
  }
}
