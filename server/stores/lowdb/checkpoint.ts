import type { Table } from "../table.ts";
import type { DirtyRows } from "./dirty-rows.ts";
import type { Documents } from "./documents.ts";
import type { Journal } from "./journal.ts";
import { type Pace, turns } from "./turns.ts";

export type CheckpointParts = {
  readonly journal: Journal;
  readonly dirty: DirtyRows;
  readonly documents: Documents;
  readonly table: Table;
};

/**
 * Moves what the journal holds into documents and lets go of the journal files. Safe to die in at
 * any point: until the last step both are there, and replaying what a document already has is a
 * no-op. Commits go on meanwhile, into the new journal file.
 */
export async function checkpoint(parts: CheckpointParts, pace: Pace): Promise<void> {
  const { journal, dirty, documents, table } = parts;
  // In one tick with the rotation: these rows are exactly what the older files add up to. A
  // document must never hold what is not synced in the journal, or a crash could keep half of a
  // commit: so the rotation, which syncs, comes first.
  const rows = dirty.take();
  await journal.rotate(table.nextSerial);
  await documents.write(rows, turns(journal, rows.length, pace));
  await journal.removeOlder();
  await documents.removeAll(rows);
  dirty.written();
}
