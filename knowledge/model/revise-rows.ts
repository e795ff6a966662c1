import { type Postings, type SparseVector, toRows } from "./sparse.ts";

/** A matrix whose rows belong to topics. */
export type OwnedRows = {
  readonly postings: Postings;
  /** Topic of each row. */
  readonly owners: Int32Array;
};

type Added = { readonly vectors: readonly SparseVector[]; readonly owners: readonly number[] };

/**
 * The rows of topics that are kept, and others behind them.
 *
 * @param kept the number each topic has now; -1 if its rows are left out
 * @param width how many columns there are now
 */
export function replaceRows(
  { postings, owners }: OwnedRows,
  {
    kept,
    added,
    width,
  }: { readonly kept: readonly number[]; readonly added: Added; readonly width: number },
): OwnedRows {
  const places = new Int32Array(owners.length).fill(-1);
  const now: number[] = [];
  owners.forEach((owner, row) => {
    const topic = kept[owner] ?? -1;
    if (topic >= 0) places[row] = now.push(topic) - 1;
  });
  const behind = now.length;
  const more = toRows(added.vectors);
  const next = columnStarts({ postings, places, more: more.columns, width });
  const offsets = next.slice();
  const rows = new Int32Array(offsets[width] ?? 0);
  const values = new Float32Array(rows.length);
  const put = (column: number, row: number, value: number): void => {
    const at = next[column] ?? 0;
    next[column] = at + 1;
    rows[at] = row;
    values[at] = value;
  };
  for (let column = 0; column + 1 < postings.offsets.length; column += 1) {
    const end = postings.offsets[column + 1] ?? 0;
    for (let at = postings.offsets[column] ?? 0; at < end; at += 1) {
      const row = places[postings.rows[at] ?? 0] ?? -1;
      if (row >= 0) put(column, row, postings.values[at] ?? 0);
    }
  }
  added.vectors.forEach(({ columns, values: given }, row) =>
    columns.forEach((column, at) => put(column, behind + row, given[at] ?? 0)),
  );
  return {
    postings: { offsets, rows, values },
    owners: Int32Array.from([...now, ...added.owners]),
  };
}

type Columns = {
  readonly postings: Postings;
  readonly places: Int32Array;
  readonly more: Int32Array;
  readonly width: number;
};

/** Where each column begins, and at last where the last one ends. */
function columnStarts({ postings, places, more, width }: Columns): Int32Array {
  const starts = new Int32Array(width + 1);
  const count = (column: number): void => {
    starts[column + 1] = (starts[column + 1] ?? 0) + 1;
  };
  for (let column = 0; column + 1 < postings.offsets.length; column += 1) {
    const end = postings.offsets[column + 1] ?? 0;
    for (let at = postings.offsets[column] ?? 0; at < end; at += 1)
      if ((places[postings.rows[at] ?? 0] ?? -1) >= 0) count(column);
  }
  for (const column of more) count(column);
  for (let column = 0; column < width; column += 1) {
    starts[column + 1] = (starts[column + 1] ?? 0) + (starts[column] ?? 0);
  }
  return starts;
}
