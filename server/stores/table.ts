import type { Change, Stored } from "../application/ports.ts";
import { ConversationLog } from "./conversation-log.ts";
import { refuseUnfit } from "./fit-changes.ts";
import { freeze } from "./freeze.ts";
import { type Due, DueIndex, LabelIndex } from "./indexes.ts";
import { type Numbered, numbered, type Row, stored } from "./row.ts";

/** The kind whose records `events` and `findEntry` speak of. */
export const CONVERSATION = "conversation";

/** All records in memory, with their indexes. Synchronous: whoever plans and applies is alone. */
export class Table {
  readonly #rows = new Map<string, Map<string, Row>>();
  readonly #labels = new LabelIndex((row) => this.row(row.kind, row.id) === row);
  readonly #dues = new DueIndex();
  #nextSerial = 1;

  get nextSerial(): number {
    return this.#nextSerial;
  }

  get size(): number {
    let size = 0;
    for (const ofKind of this.#rows.values()) size += ofKind.size;
    return size;
  }

  row(kind: string, id: string): Row | undefined {
    return this.#rows.get(kind)?.get(id);
  }

  get<S>(kind: string, id: string): Stored<S> | undefined {
    const row = this.row(kind, id);
    return row && stored<S>(row);
  }

  tagged<S>(kind: string, label: string, limit: number): readonly Stored<S>[] {
    return this.#labels.latest(kind, label, limit).map((row) => stored<S>(row));
  }

  due(now: number, limit: number): readonly Due[] {
    return this.#dues.until(now, limit);
  }

  nextDue(): number | null {
    return this.#dues.next();
  }

  /** The changes with versions and numbers, or null if one was decided on a version gone by. */
  plan(changes: readonly Change<unknown>[], now: number): readonly Numbered[] | null {
    refuseUnfit(changes);
    const rows = changes.map(({ kind, id }) => this.row(kind, id));
    if (changes.some((change, i) => change.expected !== (rows[i]?.version ?? 0))) return null;
    return changes.map((change, i) => numbered(change, rows[i], now));
  }

  /** Makes planned changes readable. Gives their rows; a removed one has the state null. */
  apply(changes: readonly Numbered[]): readonly Row[] {
    return changes.map((change) => this.replay(change, this.#nextSerial));
  }

  /** Applies one change under a known serial. */
  replay(change: Numbered, serial: number): Row {
    const { kind, id, version, state, heads, labels, dueAt, append } = change;
    freeze(state);
    freeze(append);
    const log = this.row(kind, id)?.log ?? new ConversationLog();
    log.append(append);
    const row = { kind, id, version, state, heads, labels, dueAt, serial, log };
    this.put(row);
    return row;
  }

  put(row: Row): void {
    const old = this.row(row.kind, row.id);
    if (row.state === null) this.#rows.get(row.kind)?.delete(row.id);
    else this.#remember(row);
    if (old !== undefined) this.#forget(old);
    this.#nextSerial = Math.max(this.#nextSerial, row.serial + 1);
  }

  /** Never hands out a serial below this one again. */
  continueAt(serial: number): void {
    this.#nextSerial = Math.max(this.#nextSerial, serial);
  }

  #remember(row: Row): void {
    const ofKind = this.#rows.get(row.kind);
    if (ofKind === undefined) this.#rows.set(row.kind, new Map([[row.id, row]]));
    else ofKind.set(row.id, row);
    this.#labels.add(row);
    this.#dues.add(row);
  }

  /** The row is no longer its record's. */
  #forget(row: Row): void {
    this.#labels.remove(row);
    this.#dues.remove(row);
  }
}
