import { createHash } from "node:crypto";
import { join, resolve, sep } from "node:path";

/** Where things are in a data folder. */
export type Layout = {
  readonly folder: string;
  readonly lock: string;
  readonly format: string;
  /** There while records are taken over into the folder, and when they were moved out of it. */
  readonly closed: string;
  readonly journal: string;
  readonly records: string;
};

export function layoutOf(dataFolder: string): Layout {
  const folder = resolve(dataFolder);
  return {
    folder,
    lock: join(folder, "lock"),
    format: join(folder, "format.json"),
    closed: join(folder, "closed.json"),
    journal: join(folder, "journal"),
    records: join(folder, "records"),
  };
}

export type DocumentPlace = {
  /** The folders from `records` down to the document's own. */
  readonly folders: readonly string[];
  readonly path: string;
};

export function documentPlace(records: string, kind: string, id: string): DocumentPlace {
  // Not joined: nothing of these names needs looking at, and every document is written by its path.
  const kindFolder = `${records}${sep}${safeName(kind)}`;
  const folder = `${kindFolder}${sep}${sha256(id).slice(0, 2)}`;
  return { folders: [records, kindFolder, folder], path: `${folder}${sep}${safeName(id)}.json` };
}

const LONGEST_NAME = 200;

/**
 * A different file name for every string, also on a disk that ignores case: everything but small
 * letters, digits, "-" and "_" is spelled out. Too long for a file name: its hash.
 */
export function safeName(text: string): string {
  const name = text.replace(/[^a-z0-9_-]/g, (c) => `~${hex4(c.charCodeAt(0))}`);
  if (name === "") return "~";
  return name.length > LONGEST_NAME ? `~~${sha256(name)}` : name;
}

const SEGMENT = /^(\d{8,})\.log$/;

export function segmentPath(journal: string, number: number): string {
  return join(journal, `${String(number).padStart(8, "0")}.log`);
}

/** The number of a journal file, or null if it is something else. */
export function segmentNumber(name: string): number | null {
  const digits = SEGMENT.exec(name)?.[1];
  return digits === undefined ? null : Number(digits);
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function hex4(code: number): string {
  return code.toString(16).padStart(4, "0");
}
