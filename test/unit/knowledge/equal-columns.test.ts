import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeEqualColumns } from "../../../knowledge/model/equal-columns.ts";
import { type SparseRows, toRows } from "../../../knowledge/model/sparse.ts";

const WIDTH = 7;

/** Rows in which columns often hold the same. */
const rows = fc
  .array(fc.array(fc.constantFrom(0, 0, 1, 2), { minLength: WIDTH, maxLength: WIDTH }), {
    maxLength: 5,
  })
  .map((lines) =>
    toRows(
      lines.map((line) => {
        const columns = [...line.keys()].filter((column) => line[column] !== 0);
        return { columns, values: columns.map((column) => line[column] ?? 0) };
      }),
    ),
  );

function dense({ offsets, columns, values }: SparseRows, width: number): readonly number[][] {
  return Array.from({ length: offsets.length - 1 }, (_, row) => {
    const line = Array.from({ length: width }, () => 0);
    for (let at = offsets[row] ?? 0; at < (offsets[row + 1] ?? 0); at += 1) {
      line[columns[at] ?? 0] = values[at] ?? 0;
    }
    return line;
  });
}

const column = (lines: readonly number[][], at: number): readonly number[] =>
  lines.map((line) => line[at] ?? 0);

describe("one column for all that hold the same", () => {
  it("stands for each of them at its length times the root of their number", () => {
    fc.assert(
      fc.property(rows, (given) => {
        const merged = mergeEqualColumns(given, WIDTH);
        const [before, after] = [dense(given, WIDTH), dense(merged.rows, merged.width)];
        for (let at = 0; at < WIDTH; at += 1) {
          const line = merged.lines[at] ?? -1;
          const root = Math.sqrt(merged.sizes[line] ?? 0);
          column(after, line).forEach((value, row) => {
            expect(value).toBeCloseTo((before[row]?.[at] ?? 0) * root, 5);
          });
        }
        expect(merged.rows.squares).toEqual(given.squares);
      }),
    );
  });

  it("leaves no two columns that hold the same", () => {
    fc.assert(
      fc.property(rows, (given) => {
        const lines = dense(given, WIDTH);
        const different = new Set(
          Array.from({ length: WIDTH }, (_, at) => JSON.stringify(column(lines, at))),
        );
        expect(mergeEqualColumns(given, WIDTH).width).toBe(different.size);
      }),
    );
  });
});
