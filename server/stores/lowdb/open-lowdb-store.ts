import type { Store } from "../../application/ports.ts";
import { Checkpoints } from "./checkpoints.ts";
import { DirtyRows } from "./dirty-rows.ts";
import { type Disk, nodeDisk } from "./disk.ts";
import { Documents } from "./documents.ts";
import { Failure } from "./failure.ts";
import { Journal } from "./journal.ts";
import { layoutOf } from "./layout.ts";
import { LogShelf } from "./log-shelf.ts";
import { LowdbStore } from "./lowdb-store.ts";
import { openFolder, type OpenedFolder } from "./open-folder.ts";
import { problemOf } from "./problem.ts";
import type { LaterLabels } from "./recovery.ts";
import type { StoreLog } from "./store-log.ts";

export type LowdbStoreOptions = {
  readonly folder: string;
  readonly log: StoreLog;
  /** Journal size that starts a checkpoint; 32 MB unless told. */
  readonly checkpointBytes?: number;
  /** The longest that changes stay in the journal alone; 30 s unless told. */
  readonly checkpointMs?: number;
  /** How many conversations keep their events in memory; 2,000 unless told. */
  readonly logsInMemory?: number;
  readonly disk?: Disk;
  readonly laterLabels?: LaterLabels;
};

export type Opened =
  | { readonly ok: true; readonly store: Store }
  /** One line that says what to do. Nothing on disk was changed. */
  | { readonly ok: false; readonly problem: string };

const CHECKPOINT_BYTES = 32 * 1024 * 1024;
const CHECKPOINT_MS = 30_000;
const LOGS_IN_MEMORY = 2000;

/**
 * Opens a data folder, or sets up a new one.
 *
 * @example
 * const opened = await openLowdbStore({ folder: "/var/lib/cascade", log });
 * if (!opened.ok) throw new Error(opened.problem);
 */
export async function openLowdbStore(options: LowdbStoreOptions): Promise<Opened> {
  const layout = layoutOf(options.folder);
  const disk = options.disk ?? nodeDisk;
  try {
    const opened = await openFolder(layout, disk, options.laterLabels);
    report(opened, layout.folder, options.log);
    return { ok: true, store: assemble(opened, new Documents(disk, layout.records), options) };
  } catch (error) {
    return { ok: false, problem: problemOf(layout.folder, error) };
  }
}

function report({ table, journal }: OpenedFolder, folder: string, log: StoreLog): void {
  const { torn, commits } = journal;
  if (torn !== null) log.warn(torn, "Dropped an entry only half written when the server stopped.");
  const found = { records: table.size, replayed: commits.length };
  log.info({ folder, ...found }, "Opened the data folder.");
}

function assemble(
  { table, dirty: recovered, journal: left, files, lock }: OpenedFolder,
  documents: Documents,
  options: LowdbStoreOptions,
): Store {
  const failure = new Failure();
  const journal = new Journal(files, failure, left.bytes);
  const dirty = new DirtyRows(recovered);
  const logs = new LogShelf(options.logsInMemory ?? LOGS_IN_MEMORY, (row) => !dirty.has(row));
  for (const row of recovered.values()) logs.touch(row);
  const parts = { table, journal, dirty, documents, logs, failure };
  const checkpoints = new Checkpoints(parts, {
    bytes: options.checkpointBytes ?? CHECKPOINT_BYTES,
    ms: options.checkpointMs ?? CHECKPOINT_MS,
  });
  return new LowdbStore({ ...parts, checkpoints, release: lock.release });
}
