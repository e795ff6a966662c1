import { readFile } from "node:fs/promises";
import { type Adapter, Low } from "lowdb";
import { NO_EVENTS } from "../conversation-log.ts";
import type { Row } from "../row.ts";
import { type Disk, replaceFile } from "./disk.ts";
import { documentText, parseLog, parseRecord } from "./document-text.ts";
import { nullIf } from "./error-code.ts";
import type { RecordDocument } from "./journal-entry.ts";

/**
 * lowdb's own file adapter does not sync. A document must be on the disk before the journal that
 * could rebuild it goes, so this one does; its folder is synced by the checkpoint, once for all.
 */
class SyncedDocument implements Adapter<RecordDocument> {
  readonly #path: string;
  readonly #disk: Disk;

  constructor(path: string, disk: Disk) {
    this.#path = path;
    this.#disk = disk;
  }

  async read(): Promise<RecordDocument | null> {
    const bytes = await readFile(this.#path).catch(nullIf("ENOENT"));
    return bytes && { ...parseRecord(this.#path, bytes), log: parseLog(this.#path, bytes) };
  }

  write(document: RecordDocument): Promise<void> {
    return replaceFile(this.#disk, this.#path, documentText(document));
  }
}

export async function writeDocument(disk: Disk, path: string, row: Row): Promise<void> {
  const { log, ...record } = row;
  // A commit may come between here and the write: the document is of this row's version.
  const events = row.state === null ? [] : log.between(NO_EVENTS, row.heads);
  const document: RecordDocument = { ...record, log: events };
  await new Low(new SyncedDocument(path, disk), document).write();
}

export function readDocument(disk: Disk, path: string): Promise<RecordDocument | null> {
  return new SyncedDocument(path, disk).read();
}
