import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { type Kept, sameTallies, type Tallies, Tallying } from "../archive/kept.ts";
import { ConversationLog } from "../conversation-log.ts";
import { Refusal } from "../refusal.ts";
import type { Row } from "../row.ts";
import { closedBecause, closeFolder, refuseClosed, reopenFolder } from "./closed-file.ts";
import { nodeDisk as disk } from "./disk.ts";
import { Documents } from "./documents.ts";
import { writeFormat } from "./format-file.ts";
import { JournalFiles } from "./journal-files.ts";
import { openKeptFolder } from "./kept-folder.ts";
import { type Layout, layoutOf } from "./layout.ts";
import { takeLock } from "./lock.ts";
import { makeDataFolder } from "./open-folder.ts";

/** Rows that are written, and their folders synced, together. */
const AT_ONCE = 500;

type Import = {
  readonly dataDir: string;
  readonly records: AsyncIterable<Kept>;
  /** What has to be there in the end. */
  readonly expected: Tallies;
  readonly written?: (records: number) => void;
};

/**
 * Fills a folder that has no records yet. Closed until the last of them is there and was read back;
 * one that was interrupted is begun anew.
 */
export async function restoreFolder({
  dataDir,
  records,
  expected,
  written,
}: Import): Promise<void> {
  const layout = layoutOf(dataDir);
  await makeDataFolder(disk, layout.folder);
  const lock = await takeLock(layout.lock);
  try {
    await prepare(layout);
    await fill(layout, records, written);
  } finally {
    await lock.release();
  }
  await reopenFolder(disk, layout);
  await compare(layout, expected);
}

async function prepare(layout: Layout): Promise<void> {
  if (closedBecause(layout) === "moved") refuseClosed(layout);
  const begun = closedBecause(layout) === "importing";
  if (!begun && [layout.format, layout.records, layout.journal].some((path) => existsSync(path)))
    throw new Refusal(
      `There are records in ${layout.folder} already. Set DATA_DIR to a new folder to import into.`,
    );
  await closeFolder(disk, layout, "importing");
  for (const path of [layout.format, layout.journal, layout.records])
    await rm(path, { recursive: true, force: true });
}

async function fill(
  layout: Layout,
  records: AsyncIterable<Kept>,
  written?: (records: number) => void,
): Promise<void> {
  for (const folder of [layout.records, layout.journal]) await disk.makeFolder(folder);
  await disk.syncFolder(layout.folder);
  const documents = new Documents(disk, layout.records);
  let batch: Row[] = [];
  let [count, nextSerial] = [0, 1];
  for await (const kept of records) {
    batch.push(rowOf(kept));
    nextSerial = Math.max(nextSerial, kept.serial + 1);
    if (batch.length < AT_ONCE) continue;
    await documents.write(batch);
    written?.((count += batch.length));
    batch = [];
  }
  await documents.write(batch);
  const journal = await JournalFiles.begin({
    disk,
    folder: layout.journal,
    older: [],
    number: 1,
    nextSerial,
  });
  await journal.close();
  await writeFormat(disk, layout.format);
}

/** Reads back what the disk has; if that is not what was given, the folder stays closed. */
async function compare(layout: Layout, expected: Tallies): Promise<void> {
  const kept = await openKeptFolder(layout.folder);
  try {
    const found = new Tallying();
    for await (const one of kept.records()) found.add(one);
    if (sameTallies(found.tallies, expected)) return;
    await closeFolder(disk, layout, "importing");
    throw new Refusal(
      `What ${layout.folder} holds is not what was imported. Check the disk and run npm run store:import again.`,
    );
  } finally {
    await kept.release();
  }
}

function rowOf({ log, ...record }: Kept): Row {
  const shelf = new ConversationLog();
  shelf.append(log);
  return { ...record, log: shelf };
}
