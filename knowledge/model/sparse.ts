/** One text as numbers: columns are features. */
export type SparseVector = {
  readonly columns: readonly number[];
  readonly values: readonly number[];
};

/** Rows of a sparse matrix, one after another. */
export type SparseRows = {
  /** Where each row begins, and at last where the last one ends. */
  readonly offsets: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float32Array;
  /** Squared length of each row. */
  readonly squares: Float32Array;
};

/** The same matrix by columns: which rows hold a feature, and how much. */
export type Postings = {
  readonly offsets: Int32Array;
  readonly rows: Int32Array;
  readonly values: Float32Array;
};

export function toRows(vectors: readonly SparseVector[]): SparseRows {
  const total = vectors.reduce((sum, { columns }) => sum + columns.length, 0);
  const offsets = new Int32Array(vectors.length + 1);
  const columns = new Int32Array(total);
  const values = new Float32Array(total);
  const squares = new Float32Array(vectors.length);
  let at = 0;
  vectors.forEach((vector, row) => {
    vector.columns.forEach((column, index) => {
      const value = vector.values[index] ?? 0;
      columns[at] = column;
      values[at] = value;
      squares[row] = (squares[row] ?? 0) + value * value;
      at += 1;
    });
    offsets[row + 1] = at;
  });
  return { offsets, columns, values, squares };
}

export function toPostings({ offsets, columns, values }: SparseRows, width: number): Postings {
  const { inner, ...turned } = transpose({ offsets, inner: columns, values }, width);
  return { ...turned, rows: inner };
}

/** The same matrix by rows. */
export function byRows({ offsets, rows, values }: Postings, count: number): SparseRows {
  const { inner, ...turned } = transpose({ offsets, inner: rows, values }, count);
  const squares = Float32Array.from({ length: count }, (_, row) => {
    const own = turned.values.subarray(turned.offsets[row], turned.offsets[row + 1]);
    return own.reduce((sum, value) => Math.fround(sum + value * value), 0);
  });
  return { ...turned, columns: inner, squares };
}

/** Lines one after another, and for each value its place within its line. */
type Lines = {
  readonly offsets: Int32Array;
  readonly inner: Int32Array;
  readonly values: Float32Array;
};

/** What was a place within a line is a line; there are so many. */
function transpose(lines: Lines, count: number): Lines {
  const offsets = new Int32Array(count + 1);
  for (const place of lines.inner) offsets[place + 1] = (offsets[place + 1] ?? 0) + 1;
  for (let line = 0; line < count; line += 1) {
    offsets[line + 1] = (offsets[line + 1] ?? 0) + (offsets[line] ?? 0);
  }
  const next = offsets.slice();
  const inner = new Int32Array(lines.inner.length);
  const values = new Float32Array(lines.inner.length);
  for (let line = 0; line + 1 < lines.offsets.length; line += 1) {
    const end = lines.offsets[line + 1] ?? 0;
    for (let at = lines.offsets[line] ?? 0; at < end; at += 1) {
      const now = lines.inner[at] ?? 0;
      const place = next[now] ?? 0;
      next[now] = place + 1;
      inner[place] = line;
      values[place] = lines.values[at] ?? 0;
    }
  }
  return { offsets, inner, values };
}

/** Some rows of one matrix, and all of another behind them. */
export function stackRows(one: SparseRows, rows: readonly number[], other: SparseRows): SparseRows {
  const count = rows.length;
  const offsets = new Int32Array(count + other.offsets.length);
  rows.forEach((row, at) => {
    const length = (one.offsets[row + 1] ?? 0) - (one.offsets[row] ?? 0);
    offsets[at + 1] = (offsets[at] ?? 0) + length;
  });
  const behind = offsets[count] ?? 0;
  offsets.set(
    other.offsets.map((offset) => behind + offset),
    count,
  );
  const columns = new Int32Array(behind + other.columns.length);
  const values = new Float32Array(columns.length);
  const squares = new Float32Array(offsets.length - 1);
  rows.forEach((row, at) => {
    const [start, end] = [one.offsets[row], one.offsets[row + 1]];
    columns.set(one.columns.subarray(start, end), offsets[at]);
    values.set(one.values.subarray(start, end), offsets[at]);
    squares[at] = one.squares[row] ?? 0;
  });
  columns.set(other.columns, behind);
  values.set(other.values, behind);
  squares.set(other.squares, count);
  return { offsets, columns, values, squares };
}

/**
 * The product of a vector with each row.
 *
 * @param mostRows columns that more rows hold are passed over
 */
export function products(
  vector: SparseVector,
  { offsets, rows, values }: Postings,
  { count, mostRows = Infinity }: { readonly count: number; readonly mostRows?: number },
): Float64Array {
  const sums = new Float64Array(count);
  vector.columns.forEach((column, index) => {
    const value = vector.values[index] ?? 0;
    const start = offsets[column] ?? 0;
    const end = offsets[column + 1] ?? 0;
    if (end - start > mostRows) return;
    // Where most of a search's time goes: no checks for what cannot be missing.
    for (let at = start; at < end; at += 1) {
      const row = rows[at] as number;
      sums[row] = (sums[row] as number) + value * (values[at] as number);
    }
  });
  return sums;
}
