import fc from "fast-check";
import { expect, it } from "vitest";
import { replaceRows } from "../../../knowledge/model/revise-rows.ts";
import { byRows, toPostings, toRows } from "../../../knowledge/model/sparse.ts";

const WIDTH = 6;
const TOPICS = 4;

/** Rows with the columns in order, which each have one value. */
const rows = fc.array(
  fc.record({
    topic: fc.nat(TOPICS - 1),
    row: fc
      .uniqueArray(fc.nat(WIDTH - 1))
      .map((columns) => columns.sort((one, other) => one - other))
      .map((columns) => ({ columns, values: columns.map((column) => column + 1) })),
  }),
);

function matrix(of: readonly { topic: number; row: { columns: number[]; values: number[] } }[]) {
  return {
    postings: toPostings(toRows(of.map(({ row }) => row)), WIDTH),
    owners: Int32Array.from(of, ({ topic }) => topic),
  };
}

it("B12: replacing the rows of topics gives what all rows give when put together anew", () => {
  const kept = fc.array(fc.integer({ min: -1, max: 9 }), { minLength: TOPICS, maxLength: TOPICS });
  fc.assert(
    fc.property(rows, rows, kept, (before, added, now) => {
      const { matrix: byRow, ...replaced } = replaceRows(matrix(before), {
        kept: now,
        width: WIDTH,
        added: { vectors: added.map(({ row }) => row), owners: added.map(({ topic }) => topic) },
      });
      const left = before.flatMap(({ topic, row }) => {
        const to = now[topic] ?? -1;
        return to < 0 ? [] : [{ topic: to, row }];
      });
      expect(replaced).toEqual(matrix([...left, ...added]));
      expect(byRow).toEqual(toRows([...left, ...added].map(({ row }) => row)));
    }),
  );
});

it("a matrix by columns and by rows is the same", () => {
  fc.assert(
    fc.property(rows, (all) => {
      const byRow = toRows(all.map(({ row }) => row));
      expect(byRows(toPostings(byRow, WIDTH), all.length)).toEqual(byRow);
    }),
  );
});
