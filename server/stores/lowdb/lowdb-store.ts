import type { Change, CommitResult, Heads, Store, Stored } from "../../application/ports.ts";
import type { Logged } from "../../protocol/conversation.ts";
import { NO_EVENTS } from "../conversation-log.ts";
import type { Due } from "../indexes.ts";
import { committed, type Numbered, type Row } from "../row.ts";
import { CONVERSATION, type Table } from "../table.ts";
import type { Checkpoints } from "./checkpoints.ts";
import type { DirtyRows } from "./dirty-rows.ts";
import type { Documents } from "./documents.ts";
import type { Failure } from "./failure.ts";
import { frame } from "./frame.ts";
import type { Journal } from "./journal.ts";
import type { CommitEntry, WrittenChange } from "./journal-entry.ts";
import type { LogShelf, LogSource } from "./log-shelf.ts";
import { patchOf } from "./patch.ts";

export type StoreParts = {
  readonly table: Table;
  readonly journal: Journal;
  readonly dirty: DirtyRows;
  readonly documents: Documents;
  readonly logs: LogShelf;
  readonly checkpoints: Checkpoints;
  readonly failure: Failure;
  /** Lets go of the data folder. */
  readonly release: () => Promise<void>;
};

/** Reads from memory, writes to memory and the journal at once, and answers when it is synced. */
export class LowdbStore implements Store {
  readonly #parts: StoreParts;
  #closing: Promise<void> | null = null;

  constructor(parts: StoreParts) {
    this.#parts = parts;
  }

  get failed(): Promise<Error> {
    return this.#parts.failure.happened;
  }

  async get<S>(kind: string, id: string): Promise<Stored<S> | undefined> {
    return this.#parts.table.get<S>(kind, id);
  }

  async tagged<S>(kind: string, label: string, limit: number): Promise<readonly Stored<S>[]> {
    return this.#parts.table.tagged<S>(kind, label, limit);
  }

  async due(now: number, limit: number): Promise<readonly Due[]> {
    return this.#parts.table.due(now, limit);
  }

  /** One process has it open: nobody else is busy with anything. */
  async claimDue(now: number, { limit }: { readonly limit: number }): Promise<readonly Due[]> {
    return this.#parts.table.due(now, limit);
  }

  async nextDue(): Promise<number | null> {
    return this.#parts.table.nextDue();
  }

  async events(conversationId: string, after: Heads, until?: Heads): Promise<readonly Logged[]> {
    const source = this.#logOf(conversationId);
    return (await this.#parts.logs.read(source, after, (log) => log.between(after, until))) ?? [];
  }

  findEntry(conversationId: string, entryId: string): Promise<Logged | undefined> {
    const source = this.#logOf(conversationId);
    return this.#parts.logs.read(source, NO_EVENTS, (log) => log.find(entryId));
  }

  async commit(changes: readonly Change<unknown>[], now: number): Promise<CommitResult> {
    this.#parts.failure.throwIfAny();
    if (this.#closing !== null) throw new Error("The store is closed.");
    const planned = this.#parts.table.plan(changes, now);
    if (planned === null) return { ok: false };
    await this.#write(planned, now);
    return { ok: true, committed: planned.map(committed) };
  }

  settled(): Promise<void> {
    return this.#parts.journal.settled();
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  /** Up to its first await this is one step with the version check: no commit comes between. */
  async #write(changes: readonly Numbered[], at: number): Promise<void> {
    if (changes.length === 0) return;
    const { table, journal, dirty, logs, checkpoints } = this.#parts;
    const written = changes.map((change) => asWritten(change, table.row(change.kind, change.id)));
    const entry: CommitEntry = { serial: table.nextSerial, at, changes: written };
    const framed = frame(entry);
    const rows = table.apply(changes);
    dirty.mark(rows);
    rows.forEach((row) => logs.touch(row));
    const synced = journal.append(framed);
    checkpoints.considerSize();
    await synced;
  }

  #logOf(id: string): LogSource {
    const { table, documents } = this.#parts;
    return {
      row: () => table.row(CONVERSATION, id),
      document: () => documents.read(CONVERSATION, id),
    };
  }

  async #close(): Promise<void> {
    await this.#parts.checkpoints.finish();
    await this.#parts.journal.close();
    await this.#parts.release();
  }
}

/** A busy record's state is mostly what it was: the journal says only what is new. */
function asWritten(change: Numbered, before: Row | undefined): WrittenChange {
  const patch = before === undefined ? null : patchOf(before.state, change.state);
  if (patch === null) return change;
  const { kind, id, version, heads, labels, dueAt, append } = change;
  return { kind, id, version, patch, heads, labels, dueAt, append };
}
