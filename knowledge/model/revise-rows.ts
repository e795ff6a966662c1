import { extendHashTable, type HashTable } from "../text/hash-table.ts";
import {
  byRows,
  type Postings,
  type SparseRows,
  type SparseVector,
  stackRows,
  toPostings,
  toRows,
} from "./sparse.ts";

/** A matrix whose rows belong to topics. */
export type OwnedRows = {
  readonly postings: Postings;
  /** Topic of each row. */
  readonly owners: Int32Array;
};

type Added = { readonly vectors: readonly SparseVector[]; readonly owners: readonly number[] };
type Change = {
  /** The number each topic has now; -1 if its rows are left out. */
  readonly kept: readonly number[];
  readonly added: Added;
  /** How many columns there are now. */
  readonly width: number;
};

/** The rows of topics that are kept, and others behind them; `matrix` is the same by rows. */
export function replaceRows(
  { postings, owners }: OwnedRows,
  { kept, added, width }: Change,
): OwnedRows & { readonly matrix: SparseRows } {
  const rows = [...owners.keys()].filter((row) => (kept[owners[row] ?? -1] ?? -1) >= 0);
  const matrix = stackRows(byRows(postings, owners.length), rows, toRows(added.vectors));
  const left = rows.map((row) => kept[owners[row] ?? -1] ?? -1);
  return {
    matrix,
    postings: toPostings(matrix, width),
    owners: Int32Array.from([...left, ...added.owners]),
  };
}

/** The features that columns are, and how rare each is. */
type Columns = {
  readonly table: HashTable;
  readonly idf: Float32Array;
  readonly rarest: number;
};

/** With the features it lacks behind its own, as rare as can be. */
export function withFeatures({ table, idf, rarest }: Columns, hashes: Iterable<number>): Columns {
  const extended = extendHashTable(table, idf.length, hashes);
  const rarities = new Float32Array(extended.count).fill(rarest);
  rarities.set(idf);
  return { table: extended.table, idf: rarities, rarest };
}
