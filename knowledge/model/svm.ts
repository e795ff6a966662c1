import type { SparseRows } from "./sparse.ts";

export type SvmSettings = {
  /** Cost of a violated margin. */
  readonly cost: number;
  /** How many times as much a row of the class costs: there are so few of them. */
  readonly positiveFactor: number;
  /** Passes over the rows. */
  readonly passes: number;
};

export type SvmTask = {
  readonly rows: SparseRows;
  /** The class of each row, a number below `classes`; another number: of none. */
  readonly labels: Int32Array;
  /** How many classes to tell apart. */
  readonly classes: number;
  /** Number of columns. */
  readonly width: number;
};

type State = SvmTask & {
  /** One number for each class at each column, the biases last. */
  readonly weights: Float32Array;
  /** The dual multipliers, one for each class at each row. */
  readonly alphas: Float32Array;
  /** What the cost adds to the diagonal of the dual problem, in the class and outside. */
  readonly diagonal: { readonly own: number; readonly other: number };
  readonly everyClass: Int32Array;
  /** Of the row being looked at: the classes to look at, and for each its margin, then its step. */
  readonly active: Int32Array;
  readonly margins: Float64Array;
};

/** So many passes look at every class; later ones only where a row still speaks for or against it. */
const fullPasses = 2;
const leastStep = 1e-4;

/**
 * Linear classifiers, each class against all others: L2-regularised L2-loss support vector machines
 * by dual coordinate descent (C.-J. Hsieh et al., "A Dual Coordinate Descent Method for Large-scale
 * Linear SVM", ICML 2008, algorithm 1). All classes visit a row together, for what costs time is
 * fetching its columns' weights, and those of all classes lie side by side. The bias is one more
 * feature that is always 1.
 *
 * @returns for each column the weights of all classes, and the biases last
 */
export function trainSvm(task: SvmTask, settings: SvmSettings): Float32Array {
  const { labels, classes, width } = task;
  const base = 0.5 / settings.cost;
  const everyClass = Int32Array.from({ length: classes }, (_, one) => one);
  const state: State = {
    ...task,
    rows: inFours(task.rows, width),
    weights: new Float32Array((width + 1) * classes),
    alphas: new Float32Array(labels.length * classes),
    diagonal: { own: base / settings.positiveFactor, other: base },
    everyClass,
    active: everyClass.slice(),
    margins: new Float64Array(classes),
  };
  const order = Int32Array.from({ length: labels.length }, (_, row) => row);
  for (let pass = 0; pass < settings.passes; pass += 1) {
    shuffle(order, pass + 1);
    const visit = pass < fullPasses ? visitFully : visitActive;
    for (const row of order) visit(state, row);
  }
  return state.weights;
}

/** With the bias behind each row, and as many zeros as make its length a multiple of four. */
function inFours({ offsets, columns, values, squares }: SparseRows, width: number): SparseRows {
  const starts = new Int32Array(offsets.length);
  for (let row = 0; row + 1 < offsets.length; row += 1) {
    const length = (offsets[row + 1] ?? 0) - (offsets[row] ?? 0) + 1;
    starts[row + 1] = (starts[row] ?? 0) + 4 * Math.ceil(length / 4);
  }
  const total = starts.at(-1) ?? 0;
  const padded = new Int32Array(total).fill(width);
  const filled = new Float32Array(total);
  for (let row = 0; row + 1 < offsets.length; row += 1) {
    const [start, end, to] = [offsets[row] ?? 0, offsets[row + 1] ?? 0, starts[row] ?? 0];
    padded.set(columns.subarray(start, end), to);
    filled.set(values.subarray(start, end), to);
    filled[to + end - start] = 1;
  }
  return {
    offsets: starts,
    columns: padded,
    values: filled,
    squares: squares.map((square) => square + 1),
  };
}

/** A random order, the same one every time. */
function shuffle(order: Int32Array, seed: number): void {
  let random = seed;
  for (let place = order.length - 1; place > 0; place -= 1) {
    random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0;
    const other = (random >>> 8) % (place + 1);
    const row = order[other] ?? 0;
    order[other] = order[place] ?? 0;
    order[place] = row;
  }
}

/** Improves the row's multipliers for all classes. */
function visitFully(state: State, row: number): void {
  readAllMargins(state, row);
  state.active.set(state.everyClass);
  takeSteps(state, row, findSteps(state, row, state.classes));
}

/** Improves the row's multipliers for the classes that it is a support vector of. */
function visitActive(state: State, row: number): void {
  const count = findActive(state, row);
  if (count === 0) return;
  readMargins(state, row, count);
  takeSteps(state, row, findSteps(state, row, count));
}

/** Puts the classes that the row is a support vector of first, and says how many they are. */
function findActive({ classes, alphas, active }: State, row: number): number {
  const start = row * classes;
  let count = 0;
  for (let one = 0; one < classes; one += 1) {
    if (alphas[start + one] === 0) continue;
    active[count] = one;
    count += 1;
  }
  return count;
}

// In the loops that take all the time there are no checks for what cannot be missing, and four
// columns are looked at together, for half of the time.

function readAllMargins({ rows, classes, weights, margins }: State, row: number): void {
  const { offsets, columns, values } = rows;
  margins.fill(0);
  const end = offsets[row + 1] as number;
  for (let at = offsets[row] as number; at < end; at += 4) {
    const a = (columns[at] as number) * classes;
    const b = (columns[at + 1] as number) * classes;
    const c = (columns[at + 2] as number) * classes;
    const d = (columns[at + 3] as number) * classes;
    const [inA, inB] = [values[at] as number, values[at + 1] as number];
    const [inC, inD] = [values[at + 2] as number, values[at + 3] as number];
    for (let one = 0; one < classes; one += 1) {
      margins[one] =
        (margins[one] as number) +
        inA * (weights[a + one] as number) +
        inB * (weights[b + one] as number) +
        inC * (weights[c + one] as number) +
        inD * (weights[d + one] as number);
    }
  }
}

function readMargins(
  { rows, classes, weights, margins, active }: State,
  row: number,
  count: number,
) {
  const { offsets, columns, values } = rows;
  margins.fill(0, 0, count);
  const end = offsets[row + 1] as number;
  for (let at = offsets[row] as number; at < end; at += 4) {
    const a = (columns[at] as number) * classes;
    const b = (columns[at + 1] as number) * classes;
    const c = (columns[at + 2] as number) * classes;
    const d = (columns[at + 3] as number) * classes;
    const [inA, inB] = [values[at] as number, values[at + 1] as number];
    const [inC, inD] = [values[at + 2] as number, values[at + 3] as number];
    for (let place = 0; place < count; place += 1) {
      const one = active[place] as number;
      margins[place] =
        (margins[place] as number) +
        inA * (weights[a + one] as number) +
        inB * (weights[b + one] as number) +
        inC * (weights[c + one] as number) +
        inD * (weights[d + one] as number);
    }
  }
}

/** Keeps the classes that move, and their steps in place of the margins; returns how many. */
function findSteps(state: State, row: number, count: number): number {
  const { rows, labels, classes, alphas, diagonal, margins, active } = state;
  const square = rows.squares[row] ?? 0;
  const label = labels[row];
  let moved = 0;
  for (let place = 0; place < count; place += 1) {
    const one = active[place] ?? 0;
    const own = label === one;
    const cost = own ? diagonal.own : diagonal.other;
    const alpha = alphas[row * classes + one] ?? 0;
    const margin = (own ? 1 : -1) * (margins[place] ?? 0);
    const next = Math.max(0, alpha - (margin - 1 + cost * alpha) / (square + cost));
    const step = next - alpha;
    if (step > -leastStep && step < leastStep) continue;
    alphas[row * classes + one] = next;
    active[moved] = one;
    margins[moved] = own ? step : -step;
    moved += 1;
  }
  return moved;
}

function takeSteps({ rows, classes, weights, margins, active }: State, row: number, moved: number) {
  const { offsets, columns, values } = rows;
  const end = offsets[row + 1] as number;
  for (let at = offsets[row] as number; at < end; at += 4) {
    const a = (columns[at] as number) * classes;
    const b = (columns[at + 1] as number) * classes;
    const c = (columns[at + 2] as number) * classes;
    const d = (columns[at + 3] as number) * classes;
    const [inA, inB] = [values[at] as number, values[at + 1] as number];
    const [inC, inD] = [values[at + 2] as number, values[at + 3] as number];
    for (let place = 0; place < moved; place += 1) {
      const one = active[place] as number;
      const step = margins[place] as number;
      weights[a + one] = (weights[a + one] as number) + step * inA;
      weights[b + one] = (weights[b + one] as number) + step * inB;
      weights[c + one] = (weights[c + one] as number) + step * inC;
      weights[d + one] = (weights[d + one] as number) + step * inD;
    }
  }
}
