import { existsSync, readFileSync } from "node:fs";
import type { Kept } from "../archive/kept.ts";
import { Refusal } from "../refusal.ts";
import { closedBecause, closeFolder, refuseClosed } from "./closed-file.ts";
import { nodeDisk } from "./disk.ts";
import { parseLog } from "./document-text.ts";
import { errorCode } from "./error-code.ts";
import { hasFormat } from "./format-file.ts";
import { type Layout, layoutOf } from "./layout.ts";
import { InUse, takeLock } from "./lock.ts";
import { documentFiles, recordInItsPlace } from "./read-documents.ts";
import { readJournal } from "./read-journal.ts";

/** A data folder as a source of records, once a store has closed it. */
export type KeptFolder = {
  readonly folder: string;
  /** How many documents there are. */
  readonly size: number;
  records(): AsyncGenerator<Kept>;
  /** Its records live elsewhere from now on: nobody opens it any more. */
  moved(): Promise<void>;
  release(): Promise<void>;
};

/**
 * Locks a folder whose records are all in documents, as a store that was closed leaves it. `moved`:
 * also one whose records were moved, for a move that was interrupted in its last step.
 */
export async function openKeptFolder(
  dataDir: string,
  { moved = false }: { readonly moved?: boolean } = {},
): Promise<KeptFolder> {
  const layout = layoutOf(dataDir);
  refuseEmpty(dataDir);
  const lock = await takeLock(layout.lock);
  try {
    if (!moved || closedBecause(layout) !== "moved") refuseClosed(layout);
    if (readJournal(layout.journal).commits.length > 0)
      throw new Refusal(`${layout.folder} was written to meanwhile. Run this again.`);
    return {
      folder: layout.folder,
      size: [...documentFiles(layout.records)].length,
      records: () => documents(layout),
      moved: () => closeFolder(nodeDisk, layout, "moved"),
      release: lock.release,
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** The process that has the folder open; null: none. */
export async function ownerOf(dataDir: string): Promise<number | null> {
  const layout = layoutOf(dataDir);
  if (!existsSync(layout.folder)) return null;
  try {
    await (await takeLock(layout.lock)).release();
    return null;
  } catch (error) {
    if (error instanceof InUse) return error.pid;
    throw error;
  }
}

/**
 * What documents say of a folder that somebody else has open: each record as it was at some moment of
 * the last minutes, and no two of the same moment. Whoever copies them has to come back.
 */
export function livingDocuments(dataDir: string): AsyncGenerator<Kept> {
  return documents(layoutOf(dataDir));
}

export function countLiving(dataDir: string): number {
  return [...documentFiles(layoutOf(dataDir).records)].length;
}

/** Throws a Refusal where there is nothing to take over. */
export function refuseEmpty(dataDir: string): void {
  const layout = layoutOf(dataDir);
  if (!existsSync(layout.folder) || !hasFormat(layout)) throw nothingIn(layout);
}

/** Whether its records were moved out of it. */
export function wasMoved(dataDir: string): boolean {
  return closedBecause(layoutOf(dataDir)) === "moved";
}

async function* documents({ records }: Layout): AsyncGenerator<Kept> {
  for (const file of documentFiles(records)) {
    const bytes = bytesOf(file);
    if (bytes === null) continue;
    const { state, ...record } = recordInItsPlace(file, bytes, records);
    // A removed one is there until the next checkpoint.
    if (state !== null) yield { ...record, state, log: parseLog(file, bytes) };
  }
}

function bytesOf(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    throw error;
  }
}

function nothingIn({ folder }: Layout): Refusal {
  return new Refusal(
    `There are no records in ${folder}. Set DATA_DIR to the folder that has them.`,
  );
}
