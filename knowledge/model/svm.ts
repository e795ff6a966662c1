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
  const state: State = {
    ...task,
    weights: new Float32Array((width + 1) * classes),
    alphas: new Float32Array(labels.length * classes),
    diagonal: { own: base / settings.positiveFactor, other: base },
    active: Int32Array.from({ length: classes }, (_, one) => one),
    margins: new Float64Array(classes),
  };
  const order = Int32Array.from({ length: labels.length }, (_, row) => row);
  for (let pass = 0; pass < settings.passes; pass += 1) {
    shuffle(order, pass + 1);
    for (const row of order)
      visit(state, row, pass < fullPasses ? classes : findActive(state, row));
  }
  return state.weights;
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

/** Puts the classes that the row is a support vector of first, and says how many they are. */
function findActive({ classes, alphas, active }: State, row: number): number {
  let count = 0;
  for (let one = 0; one < classes; one += 1) {
    if ((alphas[row * classes + one] ?? 0) === 0) continue;
    active[count] = one;
    count += 1;
  }
  return count;
}

/** Improves the row's multipliers for the first so many active classes. */
function visit(state: State, row: number, count: number): void {
  readMargins(state, row, count);
  const moved = findSteps(state, row, count);
  if (moved > 0) takeSteps(state, row, moved);
  // In full passes all are looked at; in later ones they are found anew.
  if (count === state.classes) for (let one = 0; one < count; one += 1) state.active[one] = one;
}

// In the two loops that take all the time there are no checks for what cannot be missing.

function readMargins(state: State, row: number, count: number): void {
  const { rows, classes, weights, margins, active } = state;
  const bias = weights.length - classes;
  for (let place = 0; place < count; place += 1) {
    margins[place] = weights[bias + (active[place] as number)] as number;
  }
  const end = rows.offsets[row + 1] as number;
  const all = count === classes;
  for (let at = rows.offsets[row] as number; at < end; at += 1) {
    const start = (rows.columns[at] as number) * classes;
    const value = rows.values[at] as number;
    if (all) {
      for (let one = 0; one < count; one += 1) {
        margins[one] = (margins[one] as number) + value * (weights[start + one] as number);
      }
    } else {
      for (let place = 0; place < count; place += 1) {
        const weight = weights[start + (active[place] as number)] as number;
        margins[place] = (margins[place] as number) + value * weight;
      }
    }
  }
}

/** Keeps the classes that move, and their steps in place of the margins; returns how many. */
function findSteps(state: State, row: number, count: number): number {
  const { rows, labels, classes, alphas, diagonal, margins, active } = state;
  const square = (rows.squares[row] ?? 0) + 1;
  let moved = 0;
  for (let place = 0; place < count; place += 1) {
    const one = active[place] ?? 0;
    const own = labels[row] === one;
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
  const end = rows.offsets[row + 1] as number;
  for (let at = rows.offsets[row] as number; at < end; at += 1) {
    const start = (rows.columns[at] as number) * classes;
    const value = rows.values[at] as number;
    for (let place = 0; place < moved; place += 1) {
      const weight = start + (active[place] as number);
      weights[weight] = (weights[weight] as number) + (margins[place] as number) * value;
    }
  }
  const bias = weights.length - classes;
  for (let place = 0; place < moved; place += 1) {
    const weight = bias + (active[place] ?? 0);
    weights[weight] = (weights[weight] ?? 0) + (margins[place] ?? 0);
  }
}
