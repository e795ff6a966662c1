import { type Row, rowKey } from "../row.ts";

/** Rows that the journal has and the documents have not. */
export class DirtyRows {
  #waiting: Map<string, Row>;
  #writing: ReadonlyMap<string, Row> = new Map();

  constructor(rows: ReadonlyMap<string, Row>) {
    this.#waiting = new Map(rows);
  }

  get isEmpty(): boolean {
    return this.#waiting.size === 0;
  }

  mark(rows: readonly Row[]): void {
    for (const row of rows) this.#waiting.set(rowKey(row), row);
  }

  has(row: Row): boolean {
    return this.#waiting.has(rowKey(row)) || this.#writing.has(rowKey(row));
  }

  /** Takes all that wait now, to be written. */
  take(): readonly Row[] {
    this.#writing = this.#waiting;
    this.#waiting = new Map();
    return [...this.#writing.values()];
  }

  /** The rows taken last are on disk. */
  written(): void {
    this.#writing = new Map();
  }
}
