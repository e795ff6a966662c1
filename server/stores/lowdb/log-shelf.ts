import type { Heads } from "../../application/ports.ts";
import type { ConversationLog } from "../conversation-log.ts";
import type { Row } from "../row.ts";
import type { RecordDocument } from "./journal-entry.ts";

export type LogSource = {
  /** The row as it is now. */
  row(): Row | undefined;
  /** Its document as it is on disk. */
  document(): Promise<RecordDocument | null>;
};

/** What one read looks at on its way: with thousands that wait for a checkpoint, all would take longer than it. */
const FEW = 8;

/**
 * Keeps the events of recently used records in memory and fetches those of others from their
 * documents. What is not on disk yet is never dropped.
 */
export class LogShelf {
  readonly #limit: number;
  readonly #isOnDisk: (row: Row) => boolean;
  /** Rows by their log, least recently used first. */
  readonly #used = new Map<ConversationLog, Row>();

  constructor(limit: number, isOnDisk: (row: Row) => boolean) {
    this.#limit = limit;
    this.#isOnDisk = isOnDisk;
  }

  /** Notes that the events of a row were read or added to. */
  touch(row: Row): void {
    if (row.heads.public + row.heads.internal === 0) return;
    this.#used.delete(row.log);
    this.#used.set(row.log, row);
  }

  /** Reads from a log once everything behind `after` is in memory. */
  async read<T>(
    source: LogSource,
    after: Heads,
    read: (log: ConversationLog) => T,
  ): Promise<T | undefined> {
    let row = source.row();
    while (row !== undefined && !row.log.covers(after)) {
      await this.#fetch(row.log, source);
      // Meanwhile it may have been removed, created anew, or dropped again.
      row = source.row();
    }
    if (row === undefined) return undefined;
    this.touch(row);
    const result = read(row.log);
    this.trim(FEW);
    return result;
  }

  /** Fills the part that is only on disk. */
  async #fetch(log: ConversationLog, source: LogSource): Promise<void> {
    const from = log.from;
    const document = await source.document();
    if (source.row()?.log !== log) return;
    if (document !== null && reaches(document.heads, log.from)) log.fill(document.log);
    // Replaced on disk and dropped from memory while it was read: the next round reads it again.
    // Otherwise the document is not the one that was written.
    else if (log.from === from) throw new Error("The document of a conversation has disappeared.");
  }

  /**
   * Drops the events of the longest unused rows, where they are on disk; gives up after so many that
   * are not. Behind a checkpoint all of them are.
   */
  trim(patience = Infinity): void {
    let left = patience;
    for (const row of this.#used.values()) {
      if (this.#used.size <= this.#limit || left === 0) return;
      if (!this.#isOnDisk(row)) {
        left -= 1;
        continue;
      }
      row.log.drop();
      this.#used.delete(row.log);
    }
  }
}

function reaches(heads: Heads, wanted: Heads): boolean {
  return heads.public >= wanted.public && heads.internal >= wanted.internal;
}
