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

export function toPostings(matrix: SparseRows, width: number): Postings {
  const offsets = new Int32Array(width + 1);
  for (const column of matrix.columns) offsets[column + 1] = (offsets[column + 1] ?? 0) + 1;
  for (let column = 0; column < width; column += 1) {
    offsets[column + 1] = (offsets[column + 1] ?? 0) + (offsets[column] ?? 0);
  }
  const next = offsets.slice();
  const rows = new Int32Array(matrix.columns.length);
  const values = new Float32Array(matrix.columns.length);
  for (let row = 0; row + 1 < matrix.offsets.length; row += 1) {
    const end = matrix.offsets[row + 1] ?? 0;
    for (let at = matrix.offsets[row] ?? 0; at < end; at += 1) {
      const column = matrix.columns[at] ?? 0;
      const place = next[column] ?? 0;
      next[column] = place + 1;
      rows[place] = row;
      values[place] = matrix.values[at] ?? 0;
    }
  }
  return { offsets, rows, values };
}

/** The same matrix by rows. */
export function byRows({ offsets, rows, values }: Postings, count: number): SparseRows {
  const starts = new Int32Array(count + 1);
  for (const row of rows) starts[row + 1] = (starts[row + 1] ?? 0) + 1;
  for (let row = 0; row < count; row += 1) {
    starts[row + 1] = (starts[row + 1] ?? 0) + (starts[row] ?? 0);
  }
  const next = starts.slice();
  const matrix = {
    offsets: starts,
    columns: new Int32Array(rows.length),
    values: new Float32Array(rows.length),
    squares: new Float32Array(count),
  };
  for (let column = 0; column + 1 < offsets.length; column += 1) {
    const end = offsets[column + 1] ?? 0;
    for (let at = offsets[column] ?? 0; at < end; at += 1) {
      const row = rows[at] ?? 0;
      const value = values[at] ?? 0;
      const place = next[row] ?? 0;
      next[row] = place + 1;
      matrix.columns[place] = column;
      matrix.values[place] = value;
      matrix.squares[row] = (matrix.squares[row] ?? 0) + value * value;
    }
  }
  return matrix;
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
