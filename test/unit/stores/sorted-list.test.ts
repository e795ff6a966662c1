import fc from "fast-check";
import { expect, test } from "vitest";
import { SortedList } from "../../../server/stores/sorted-list.ts";

test("a sorted list is what sorting all of it would be, through any adding and removing", () => {
  // More steps than a piece holds, so that pieces are split and go.
  const step = fc.record({ adds: fc.boolean(), item: fc.nat(900) });
  fc.assert(
    fc.property(fc.array(step, { size: "max", maxLength: 3_000 }), fc.nat(900), (steps, end) => {
      const list = new SortedList<number>((a, b) => a - b);
      const there = new Set<number>();
      for (let i = 0; i < 700; i += 1) {
        list.add(i);
        there.add(i);
      }
      for (const { adds, item } of steps) {
        if (!adds) list.remove(item);
        else if (!there.has(item)) list.add(item);
        if (adds) there.add(item);
        else there.delete(item);
      }
      const sorted = [...there].sort((a, b) => a - b);
      expect(list.first()).toBe(sorted[0]);
      expect(list.firstWhile((item) => item < end, 400)).toEqual(
        sorted.filter((item) => item < end).slice(0, 400),
      );
      expect(list.firstWhile(() => true, 10_000)).toEqual(sorted);
    }),
    { numRuns: 30 },
  );
});
