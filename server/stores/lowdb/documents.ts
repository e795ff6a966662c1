import { NO_EVENTS } from "../conversation-log.ts";
import type { Row } from "../row.ts";
import type { Disk } from "./disk.ts";
import { readDocument, writeDocument } from "./document-file.ts";
import { inParallel } from "./in-parallel.ts";
import type { RecordDocument } from "./journal-entry.ts";
import { documentPlace } from "./layout.ts";

/**
 * Two at a time: file work shares four threads in Node, and commits must always find one free
 * for their fdatasync.
 */
const WRITERS = 2;

/** The documents of a data folder, as a checkpoint changes them. */
export class Documents {
  readonly #disk: Disk;
  readonly #records: string;
  readonly #known = new Set<string>();

  constructor(disk: Disk, records: string) {
    this.#disk = disk;
    this.#records = records;
  }

  read(kind: string, id: string): Promise<RecordDocument | null> {
    return readDocument(this.#disk, documentPlace(this.#records, kind, id).path);
  }

  /**
   * Writes rows; all of it is on disk afterwards. Removed rows leave a document that says so. `turn`:
   * waited for before each.
   */
  async write(rows: readonly Row[], turn = async (): Promise<void> => {}): Promise<void> {
    const unsynced = new Set<string>();
    await inParallel(WRITERS, rows, async (row) => {
      await turn();
      await this.#write(row, unsynced);
    });
    for (const folder of unsynced) await this.#disk.syncFolder(folder);
  }

  /**
   * Deletes the documents of removed rows. Only when no journal file speaks of them any more:
   * replayed without the document, their later versions would seem to have lost the earlier.
   */
  async removeAll(rows: readonly Row[]): Promise<void> {
    const unsynced = new Set<string>();
    for (const { kind, id } of rows.filter((row) => row.state === null)) {
      const { folders, path } = documentPlace(this.#records, kind, id);
      await this.#disk.remove(path);
      unsynced.add(folders.at(-1) ?? this.#records);
    }
    for (const folder of unsynced) await this.#disk.syncFolder(folder);
  }

  async #write(row: Row, unsynced: Set<string>): Promise<void> {
    await this.#complete(row);
    const { folders, path } = documentPlace(this.#records, row.kind, row.id);
    await this.#makeFolders(folders, unsynced);
    await writeDocument(this.#disk, path, row);
    unsynced.add(folders.at(-1) ?? this.#records);
  }

  /** A conversation written to without its earlier events in memory: they are in its document. */
  async #complete({ kind, id, state, log }: Row): Promise<void> {
    if (state === null || log.covers(NO_EVENTS)) return;
    const document = await this.read(kind, id);
    if (document === null) throw new Error(`The document of ${kind} ${id} has disappeared.`);
    if (!log.covers(NO_EVENTS)) log.fill(document.log);
  }

  /** A folder made by an earlier, interrupted run may not be synced: each is synced once a run. */
  async #makeFolders(folders: readonly string[], unsynced: Set<string>): Promise<void> {
    for (const [i, folder] of folders.entries()) {
      const parent = folders[i - 1];
      if (parent === undefined || this.#known.has(folder)) continue;
      await this.#disk.makeFolder(folder);
      unsynced.add(parent);
      this.#known.add(folder);
    }
  }
}
