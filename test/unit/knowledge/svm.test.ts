import { describe, expect, it } from "vitest";
import { toRows } from "../../../knowledge/model/sparse.ts";
import type { SparseVector } from "../../../knowledge/model/sparse.ts";
import { createKernel, createPlainKernel } from "../../../knowledge/model/svm-kernel.ts";
import { trainSvm } from "../../../knowledge/model/svm.ts";

const COST = 1;
const POSITIVE_FACTOR = 4;
const settings = { cost: COST, positiveFactor: POSITIVE_FACTOR, passes: 300, fullPasses: 300 };
const WIDTH = 12;

const kernels = { "in WebAssembly": createKernel, "in JavaScript": createPlainKernel };

describe.each(Object.entries(kernels))("trainSvm %s", (_, kernel) => {
  // One class, as many as fill a block of the kernel's, and one more.
  it.each([1, 2, 16, 17])("finds the optimum of each of %i classes", (classes) => {
    const vectors = rowsFor(classes);
    const labels = Int32Array.from(vectors, (_, row) => row % (classes + 1));
    const task = { rows: toRows(vectors), labels, classes, width: WIDTH };
    const found = trainSvm(task, settings, kernel);
    for (let one = 0; one < classes; one += 1) {
      const weights = Array.from({ length: WIDTH + 1 }, (_, column) =>
        at(found.weights, column * found.line + one),
      );
      const expected = fromViolations(weights, vectors, (row) => labels[row] === one);
      weights.forEach((weight, column) => expect(weight).toBeCloseTo(at(expected, column), 1));
      expect(Math.hypot(...weights)).toBeGreaterThan(0.1);
    }
  });

  it("gives what lies behind the classes no weight", () => {
    const vectors = rowsFor(3);
    const labels = Int32Array.from(vectors, (_, row) => row % 3);
    const task = { rows: toRows(vectors), labels, classes: 3, width: WIDTH };
    const { weights, line } = trainSvm(task, settings, kernel);
    expect(weights.length).toBe((WIDTH + 1) * line);
    expect(weights.filter((_, place) => place % line >= 3).every((weight) => weight === 0)).toBe(
      true,
    );
  });
});

/**
 * The weights that the rows within or beyond the margin make: those of the optimum are the same
 * (Karush-Kuhn-Tucker conditions with squared loss: a row's multiplier is 2 C times its violation).
 */
function fromViolations(
  weights: readonly number[],
  vectors: readonly SparseVector[],
  isOwn: (row: number) => boolean,
): number[] {
  const sums = weights.map(() => 0);
  vectors.forEach((vector, row) => {
    const own = isOwn(row);
    const { columns, values } = withBias(vector);
    const margin = columns.reduce(
      (sum, column, place) => sum + at(weights, column) * at(values, place),
      0,
    );
    const violation = Math.max(0, 1 - (own ? margin : -margin));
    const multiplier = 2 * COST * (own ? POSITIVE_FACTOR : 1) * violation;
    columns.forEach((column, place) => {
      sums[column] = at(sums, column) + (own ? multiplier : -multiplier) * at(values, place);
    });
  });
  return sums;
}

function withBias({ columns, values }: SparseVector): SparseVector {
  return { columns: [...columns, WIDTH], values: [...values, 1] };
}

/** A few rows for each class and for none, of three columns each, the same every time. */
function rowsFor(classes: number): readonly SparseVector[] {
  let random = classes;
  const next = (below: number): number => {
    random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0;
    return (random >>> 8) % below;
  };
  return Array.from({ length: 6 * (classes + 1) }, () => {
    const first = next(WIDTH - 2);
    return { columns: [first, first + 1, first + 2], values: [0.3, 0.5, (1 + next(8)) / 10] };
  });
}

function at(numbers: ArrayLike<number>, place: number): number {
  const number = numbers[place];
  if (number === undefined) throw new Error(`nothing at ${place}`);
  return number;
}
