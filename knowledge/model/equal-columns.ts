import type { SparseRows } from "./sparse.ts";

/** Rows of which no two columns are the same. */
export type Distinct = {
  readonly rows: SparseRows;
  /** Number of columns. */
  readonly width: number;
  /** For each column of the given rows the one that stands for it. */
  readonly lines: Int32Array;
  /** For each column how many it stands for. */
  readonly sizes: Int32Array;
};

/**
 * One column for all that hold the same in every row, as the n-grams of a rare word do: two thirds of the features
 * of a thousand phrasings. It is longer by the root of how many they were, so that the product of any two rows,
 * and with it what a linear classifier learns, is as before; each of them has its weight by that root.
 */
export function mergeEqualColumns(rows: SparseRows, width: number): Distinct {
  const { lines, count } = numbered(kindsOf(rows, width));
  const sizes = new Int32Array(count);
  for (const line of lines) sizes[line] = (sizes[line] ?? 0) + 1;
  const columns = new Int32Array(rows.columns.length);
  const values = new Float32Array(rows.values.length);
  const offsets = new Int32Array(rows.offsets.length);
  const lastRow = new Int32Array(count).fill(-1);
  let to = 0;
  for (let row = 0; row + 1 < offsets.length; row += 1) {
    const end = rows.offsets[row + 1] ?? 0;
    for (let at = rows.offsets[row] ?? 0; at < end; at += 1) {
      const line = lines[rows.columns[at] ?? 0] ?? 0;
      if (lastRow[line] === row) continue;
      lastRow[line] = row;
      columns[to] = line;
      values[to] = (rows.values[at] ?? 0) * Math.sqrt(sizes[line] ?? 1);
      to += 1;
    }
    offsets[row + 1] = to;
  }
  const { squares } = rows;
  return {
    rows: { offsets, columns: columns.slice(0, to), values: values.slice(0, to), squares },
    width: count,
    lines,
    sizes,
  };
}

/**
 * The same number for columns that hold the same: all are of one kind until a row tells some from the others
 * (partition refinement; R. Paige and R. E. Tarjan, "Three Partition Refinement Algorithms", 1987).
 */
function kindsOf({ offsets, columns, values }: SparseRows, width: number): Int32Array {
  const kinds = new Int32Array(width);
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  let count = 0;
  for (let row = 0; row + 1 < offsets.length; row += 1) {
    const refined = new Map<number, number>();
    const end = offsets[row + 1] ?? 0;
    for (let at = offsets[row] ?? 0; at < end; at += 1) {
      const column = columns[at] ?? 0;
      const key = (kinds[column] ?? 0) * 2 ** 32 + (bits[at] ?? 0);
      let kind = refined.get(key);
      if (kind === undefined) {
        kind = count += 1;
        refined.set(key, kind);
      }
      kinds[column] = kind;
    }
  }
  return kinds;
}

/** The kinds that are left, numbered by where they come first. */
function numbered(kinds: Int32Array): { readonly lines: Int32Array; readonly count: number } {
  const numbers = new Map<number, number>();
  const lines = kinds.map((kind) => {
    const number = numbers.get(kind) ?? numbers.size;
    numbers.set(kind, number);
    return number;
  });
  return { lines, count: numbers.size };
}
