import type { SparseRows } from "./sparse.ts";
import { BLOCK_BYTES, createKernel, ENTRY_BYTES } from "./svm-kernel.ts";
import type { CreateKernel, Kernel } from "./svm-kernel.ts";

export type SvmSettings = {
  /** Cost of a violated margin. */
  readonly cost: number;
  /** How many times as much a row of the class costs: there are so few of them. */
  readonly positiveFactor: number;
  /** Passes over the rows. */
  readonly passes: number;
  /** So many of them look at every class; later ones only where a row still speaks for or against it. */
  readonly fullPasses: number;
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

/** A line of weights for each column, and one of biases behind them. */
export type SvmWeights = {
  readonly weights: Float32Array;
  /** How many numbers a line has: one for each class, then zeros. */
  readonly line: number;
};

type State = {
  readonly task: SvmTask;
  readonly kernel: Kernel;
  /** The line the kernel works with: of the row being looked at the margins, then the steps. */
  readonly margins: Float32Array;
  /** The dual multipliers, one for each class at each row. */
  readonly alphas: Float32Array;
  /** What the cost adds to the diagonal of the dual problem, in the class and outside. */
  readonly diagonal: { readonly own: number; readonly other: number };
};

const leastStep = 1e-4;

const NUMBER_BYTES = Float32Array.BYTES_PER_ELEMENT;
const PAGE_BYTES = 65_536;

/**
 * Linear classifiers, each class against all others: L2-regularised L2-loss support vector machines
 * by dual coordinate descent (C.-J. Hsieh et al., "A Dual Coordinate Descent Method for Large-scale
 * Linear SVM", ICML 2008, algorithm 1). All classes visit a row together, for what costs time is
 * fetching its columns' weights, and those of all classes lie side by side. The bias is one more
 * feature that is always 1.
 */
export function trainSvm(
  task: SvmTask,
  settings: SvmSettings,
  kernelFor: CreateKernel = createKernel,
): SvmWeights {
  const { rows, labels, classes, width } = task;
  const line = BLOCK_BYTES * Math.ceil((classes * NUMBER_BYTES) / BLOCK_BYTES);
  const firstEntry = (1 + width + 1) * line;
  const entries = rows.columns.length + labels.length;
  const memory = new WebAssembly.Memory({
    initial: Math.ceil((firstEntry + entries * ENTRY_BYTES) / PAGE_BYTES),
  });
  const ends = writeEntries(memory, { rows, line, width, firstEntry });
  const base = 0.5 / settings.cost;
  const state: State = {
    task,
    kernel: kernelFor(memory, line),
    margins: new Float32Array(memory.buffer, 0, classes),
    alphas: new Float32Array(labels.length * classes),
    diagonal: { own: base / settings.positiveFactor, other: base },
  };
  const order = Int32Array.from({ length: labels.length }, (_, row) => row);
  for (let pass = 0; pass < settings.passes; pass += 1) {
    shuffle(order, pass + 1);
    for (const row of order) {
      const [start, end] = [ends[row] ?? 0, ends[row + 1] ?? 0];
      state.kernel.readMargins(start, end);
      findSteps(state, row, pass < settings.fullPasses);
      state.kernel.takeSteps(start, end);
    }
  }
  const weights = new Float32Array(memory.buffer, line, ((width + 1) * line) / NUMBER_BYTES);
  return { weights, line: line / NUMBER_BYTES };
}

type Layout = {
  readonly rows: SparseRows;
  /** Length of a line in bytes. */
  readonly line: number;
  readonly width: number;
  /** Address of the first entry; the lines lie before it. */
  readonly firstEntry: number;
};

/**
 * Writes the rows as the kernel reads them, the bias behind each.
 *
 * @returns address of each row, and at last that behind the last
 */
function writeEntries(
  { buffer }: WebAssembly.Memory,
  { rows: { offsets, columns, values }, line, width, firstEntry }: Layout,
): Float64Array {
  const [addresses, numbers] = [new Int32Array(buffer), new Float32Array(buffer)];
  const lineOf = (column: number): number => (1 + column) * line;
  const starts = new Float64Array(offsets.length);
  let at = firstEntry / NUMBER_BYTES;
  for (let row = 0; row + 1 < offsets.length; row += 1) {
    starts[row] = at * NUMBER_BYTES;
    const end = offsets[row + 1] ?? 0;
    for (let place = offsets[row] ?? 0; place < end; place += 1) {
      addresses[at] = lineOf(columns[place] ?? 0);
      numbers[at + 1] = values[place] ?? 0;
      at += 2;
    }
    addresses[at] = lineOf(width);
    numbers[at + 1] = 1;
    at += 2;
  }
  starts[offsets.length - 1] = at * NUMBER_BYTES;
  return starts;
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

/** Improves the row's multipliers, and puts the steps that the weights take with it in place of the margins. */
function findSteps(
  { task: { rows, labels, classes }, margins, alphas, diagonal }: State,
  row: number,
  everyClass: boolean,
): void {
  const square = (rows.squares[row] ?? 0) + 1;
  const label = labels[row];
  for (let one = 0; one < classes; one += 1) {
    const alpha = alphas[row * classes + one] as number;
    const own = label === one;
    const cost = own ? diagonal.own : diagonal.other;
    const margin = (own ? 1 : -1) * (margins[one] as number);
    margins[one] = 0;
    if (alpha === 0 && !everyClass) continue;
    const next = Math.max(0, alpha - (margin - 1 + cost * alpha) / (square + cost));
    const step = next - alpha;
    if (step > -leastStep && step < leastStep) continue;
    alphas[row * classes + one] = next;
    margins[one] = own ? step : -step;
  }
}
