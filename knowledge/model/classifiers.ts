import { DIMENSIONS, type Meaning } from "../meaning/vectors.ts";
import { mergeEqualColumns } from "./equal-columns.ts";
import type { SparseRows, SparseVector } from "./sparse.ts";
import { trainSvm, type SvmWeights } from "./svm.ts";

/** Linear classifiers for some topics; plain data. They are most of a model, so their weights are bytes. */
export type Classifiers = {
  /** The topics that have one. */
  readonly classes: Int32Array;
  /** For each feature its line of weights; features behind them have none. */
  readonly lines: Int32Array;
  /** `classes.length` for each line, in units of `scales`; the dimensions of meaning have the last lines. */
  readonly weights: Int8Array;
  /** For each class what a weight of 1 is worth. */
  readonly scales: Float32Array;
  readonly biases: Float32Array;
  /** How many dimensions of meaning they look at: all or none. */
  readonly dimensions: number;
};

/** Squared length of what a phrasing is about beside that of its words and n-grams, which is 1. */
const meaningShare = 0.5;

const svmSettings = { cost: 1, positiveFactor: 4, passes: 8, fullPasses: 2 };

/**
 * Classifiers take topics times phrasings of time, and telling apart thousands of topics by a
 * phrasing or two is what nearest neighbours do as well.
 */
const mostClassifierWork = 3_000_000;
const leastPhrases = 2;
const MOST_IN_A_BYTE = 127;

/** The topics to tell apart by classifiers; none if that would not pay. */
export function classesOf(owners: Int32Array, topics: number): Int32Array {
  const sizes = new Int32Array(topics);
  for (const owner of owners) sizes[owner] = (sizes[owner] ?? 0) + 1;
  const classes = Int32Array.from(sizes.keys()).filter(
    (topic) => (sizes[topic] ?? 0) >= leastPhrases,
  );
  const others = owners.length > (sizes[classes[0] ?? 0] ?? 0);
  return others && classes.length * owners.length <= mostClassifierWork
    ? classes
    : new Int32Array();
}

type Task = {
  /** Topic of each row. */
  readonly owners: Int32Array;
  /** The topics to tell apart, of all there are. */
  readonly classes: Int32Array;
  /** How many features there are. */
  readonly width: number;
  /** What each row is about; nothing: none is looked at. */
  readonly meanings: readonly (Meaning | null)[];
};

export function trainClassifiers(
  rows: SparseRows,
  { owners, classes, width, meanings }: Task,
): Classifiers {
  const numbers = new Map(Array.from(classes, (topic, at) => [topic, at]));
  const labels = owners.map((owner) => numbers.get(owner) ?? -1);
  const distinct = mergeEqualColumns(rows, width);
  const dimensions = meanings.some((meaning) => meaning !== null) ? DIMENSIONS : 0;
  const task = {
    rows: dimensions === 0 ? distinct.rows : withMeanings(distinct.rows, meanings, distinct.width),
    labels,
    classes: classes.length,
    width: distinct.width + dimensions,
  };
  const exact = trainSvm(task, svmSettings);
  distinct.sizes.forEach((size, column) => {
    if (size === 1) return;
    const weight = 1 / Math.sqrt(size);
    const end = (column + 1) * exact.line;
    for (let at = column * exact.line; at < end; at += 1) {
      exact.weights[at] = (exact.weights[at] as number) * weight;
    }
  });
  return {
    classes,
    lines: distinct.lines,
    ...inBytes(exact, task.width, classes.length),
    dimensions,
  };
}

/** The dimensions of meaning as columns behind the others. */
function withMeanings(
  { offsets, columns, values, squares }: SparseRows,
  meanings: readonly (Meaning | null)[],
  width: number,
): SparseRows {
  const factor = Math.sqrt(meaningShare);
  const dimensions = Int32Array.from({ length: DIMENSIONS }, (_, at) => width + at);
  const starts = new Int32Array(offsets.length);
  const more = meanings.filter((meaning) => meaning !== null).length * DIMENSIONS;
  const allColumns = new Int32Array(columns.length + more);
  const allValues = new Float32Array(columns.length + more);
  const allSquares = squares.slice();
  let to = 0;
  meanings.forEach((meaning, row) => {
    const [start, end] = [offsets[row] ?? 0, offsets[row + 1] ?? 0];
    allColumns.set(columns.subarray(start, end), to);
    allValues.set(values.subarray(start, end), to);
    to += end - start;
    if (meaning !== null) {
      const scaled = meaning.map((value) => value * factor);
      allColumns.set(dimensions, to);
      allValues.set(scaled, to);
      allSquares[row] = scaled.reduce((sum, value) => sum + value * value, squares[row] ?? 0);
      to += DIMENSIONS;
    }
    starts[row + 1] = to;
  });
  return { offsets: starts, columns: allColumns, values: allValues, squares: allSquares };
}

/** As whole multiples of a scale for each class, small enough for bytes. */
function inBytes(
  { weights: exact, line }: SvmWeights,
  columns: number,
  count: number,
): Pick<Classifiers, "weights" | "scales" | "biases"> {
  const scales = new Float32Array(count);
  for (let column = 0; column < columns; column += 1) {
    for (let one = 0; one < count; one += 1) {
      const size = Math.abs(exact[column * line + one] as number) / MOST_IN_A_BYTE;
      if (size > (scales[one] as number)) scales[one] = size;
    }
  }
  const weights = new Int8Array(columns * count);
  for (let column = 0; column < columns; column += 1) {
    for (let one = 0; one < count; one += 1) {
      const weight = exact[column * line + one] as number;
      weights[column * count + one] = Math.round(weight / ((scales[one] as number) || 1));
    }
  }
  return { weights, scales, biases: exact.slice(columns * line, columns * line + count) };
}

/** A question, as a vector of features and as what it is about. */
export type Question = { readonly vector: SparseVector; readonly meaning: Meaning | null };

/** The margin of each topic that has a classifier, about -1 to 1, put in its place. */
export function addMargins(
  { vector: { columns, values }, meaning }: Question,
  { classes, lines, weights, scales, biases, dimensions }: Classifiers,
  margins: Float64Array,
): void {
  const { length } = classes;
  const sums = new Float64Array(length);
  const add = (line: number, value: number): void => {
    const start = line * length;
    for (let at = 0; at < length; at += 1) {
      sums[at] = (sums[at] as number) + value * (weights[start + at] as number);
    }
  };
  columns.forEach((column, index) => {
    const line = lines[column];
    if (line !== undefined) add(line, values[index] ?? 0);
  });
  if (meaning !== null && dimensions > 0) {
    const first = weights.length / length - dimensions;
    const factor = Math.sqrt(meaningShare);
    meaning.forEach((value, at) => add(first + at, value * factor));
  }
  classes.forEach((topic, at) => {
    margins[topic] = (scales[at] ?? 0) * (sums[at] ?? 0) + (biases[at] ?? 0);
  });
}

/**
 * The classifiers of the topics that are kept.
 *
 * @param kept the number each topic has now; -1 if it is left out
 */
export function keepClasses(
  { classes, lines, weights, scales, biases, dimensions }: Classifiers,
  kept: readonly number[],
): Classifiers {
  const places = [...classes.keys()].filter((place) => (kept[classes[place] ?? 0] ?? -1) >= 0);
  const count = weights.length / classes.length;
  const left = new Int8Array(count * places.length);
  for (let line = 0; line < count; line += 1) {
    places.forEach((place, at) => {
      left[line * places.length + at] = weights[line * classes.length + place] ?? 0;
    });
  }
  return {
    classes: Int32Array.from(places, (place) => kept[classes[place] ?? 0] ?? -1),
    lines,
    weights: left,
    scales: Float32Array.from(places, (place) => scales[place] ?? 0),
    biases: Float32Array.from(places, (place) => biases[place] ?? 0),
    dimensions,
  };
}
