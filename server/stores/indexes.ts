import type { Row } from "./row.ts";
import { SortedList } from "./sorted-list.ts";

/** Rows that carried one label, in the order they were committed; some may have been replaced since. */
type Trail = { rows: Row[]; current: number; inOrder: boolean };

/** Replaced rows a trail may hold before it is cleared of them. */
const SPARE = 32;

/**
 * Finds rows by label, in the order they were committed. A busy record changes thousands of times a
 * minute: each time its row is only added at the end, and what it replaced is skipped until cleared away.
 */
export class LabelIndex {
  readonly #trails = new Map<string, Map<string, Trail>>();
  readonly #isCurrent: (row: Row) => boolean;

  constructor(isCurrent: (row: Row) => boolean) {
    this.#isCurrent = isCurrent;
  }

  add(row: Row): void {
    for (const label of row.labels) {
      const trail = this.#trail(row.kind, label);
      const last = trail.rows.at(-1);
      if (last === row) continue;
      if (last !== undefined && last.serial > row.serial) trail.inOrder = false;
      trail.rows.push(row);
      trail.current += 1;
      if (trail.rows.length > 2 * trail.current + SPARE) this.#clear(trail);
    }
  }

  /** Call it while the row is no longer the current one of its record. */
  remove(row: Row): void {
    const ofKind = this.#trails.get(row.kind);
    for (const label of new Set(row.labels)) {
      const trail = ofKind?.get(label);
      if (trail === undefined) continue;
      trail.current -= 1;
      // Labels name visitors and dates: kept when empty, they would pile up for good.
      if (trail.current === 0) ofKind?.delete(label);
    }
  }

  latest(kind: string, label: string, limit: number): readonly Row[] {
    const trail = this.#trails.get(kind)?.get(label);
    if (trail === undefined) return [];
    if (!trail.inOrder) {
      trail.rows.sort((a, b) => a.serial - b.serial);
      trail.inOrder = true;
    }
    const found: Row[] = [];
    for (let i = trail.rows.length - 1; i >= 0 && found.length < limit; i -= 1) {
      const row = trail.rows[i];
      if (row !== undefined && this.#isCurrent(row)) found.push(row);
    }
    return found;
  }

  #clear(trail: Trail): void {
    trail.rows = trail.rows.filter(this.#isCurrent);
  }

  #trail(kind: string, label: string): Trail {
    let ofKind = this.#trails.get(kind);
    if (ofKind === undefined) this.#trails.set(kind, (ofKind = new Map()));
    let trail = ofKind.get(label);
    if (trail === undefined) ofKind.set(label, (trail = { rows: [], current: 0, inOrder: true }));
    return trail;
  }
}

export type Due = { readonly kind: string; readonly id: string; readonly dueAt: number };

/** Finds rows by the time they want attention. */
export class DueIndex {
  readonly #list = new SortedList<Due>(
    (a, b) => a.dueAt - b.dueAt || order(a.kind, b.kind) || order(a.id, b.id),
  );

  add({ kind, id, dueAt }: Row): void {
    if (dueAt !== null) this.#list.add({ kind, id, dueAt });
  }

  remove({ kind, id, dueAt }: Row): void {
    if (dueAt !== null) this.#list.remove({ kind, id, dueAt });
  }

  until(now: number, limit: number): readonly Due[] {
    return this.#list.firstWhile((due) => due.dueAt <= now, limit);
  }

  next(): number | null {
    return this.#list.first()?.dueAt ?? null;
  }
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
