import fc from "fast-check";
import { expect, it } from "vitest";
import { sliceOf, WHOLE } from "../../../agent-console/list/slice.ts";

it("M7: a short list stands as a whole", () => {
  expect(sliceOf(WHOLE, { above: 500, view: 600, row: 76 })).toEqual({ from: 0, to: WHOLE });
});

it("M7: of a long one every line in sight is there, and never many more", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: WHOLE + 1, max: 20_000 }),
      fc.integer({ min: -2_000, max: 2_000_000 }),
      fc.integer({ min: 100, max: 2_000 }),
      fc.integer({ min: 30, max: 120 }),
      (count, above, view, row) => {
        const { from, to } = sliceOf(count, { above, view, row });
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThanOrEqual(count);
        expect(to - from).toBeLessThanOrEqual(view / row + 26);
        for (const edge of [above, above + view - 1]) {
          const line = Math.floor(edge / row);
          if (line < 0 || line >= count) continue;
          expect(line).toBeGreaterThanOrEqual(from);
          expect(line).toBeLessThan(to);
        }
      },
    ),
  );
});
