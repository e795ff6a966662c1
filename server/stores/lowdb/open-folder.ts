import { dirname } from "node:path";
import { makeFolder } from "../../make-folder.ts";
import { refuseClosed } from "./closed-file.ts";
import type { Disk } from "./disk.ts";
import { hasFormat, writeFormat } from "./format-file.ts";
import { JournalFiles } from "./journal-files.ts";
import type { Layout } from "./layout.ts";
import { type Lock, takeLock } from "./lock.ts";
import { type LaterLabels, recover, type Recovered } from "./recovery.ts";

export type OpenedFolder = Recovered & { readonly files: JournalFiles; readonly lock: Lock };

/** Locks the folder, reads it, and only then, if it could be read, writes to it. */
export async function openFolder(
  layout: Layout,
  disk: Disk,
  later?: LaterLabels,
): Promise<OpenedFolder> {
  await makeDataFolder(disk, layout.folder);
  const lock = await takeLock(layout.lock);
  try {
    refuseClosed(layout);
    const isNew = !hasFormat(layout);
    const recovered = recover(layout, later);
    if (isNew) await writeFormat(disk, layout.format);
    return { ...recovered, lock, files: await beginJournal(layout, disk, recovered) };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

export async function makeDataFolder(disk: Disk, folder: string): Promise<void> {
  const first = await makeFolder(folder, 0o700);
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) {
    await disk.syncFolder(dirname(made));
  }
}

async function beginJournal(
  layout: Layout,
  disk: Disk,
  { journal, table }: Recovered,
): Promise<JournalFiles> {
  await disk.makeFolder(layout.records);
  await disk.makeFolder(layout.journal);
  await disk.syncFolder(layout.folder);
  // Once a newer file follows, the end of this one has to be whole.
  if (journal.torn !== null) await disk.truncate(journal.torn.file, journal.torn.offset);
  return JournalFiles.begin({
    disk,
    folder: layout.journal,
    older: journal.files,
    number: journal.lastNumber + 1,
    nextSerial: table.nextSerial,
  });
}
