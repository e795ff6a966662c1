import fc from "fast-check";
import { expect, it } from "vitest";
import { patched, patchOf } from "../../../server/stores/lowdb/patch.ts";

const part = fc.oneof(fc.jsonValue(), fc.constant(undefined));
const state = fc.dictionary(fc.constantFrom("a", "b", "c", "__proto__"), part);

/** What comes back of it from a file. */
function reread(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

it("a patch, written and read again, makes of the state before what the state after is read again as", () => {
  fc.assert(
    fc.property(state, state, fc.boolean(), (before, change, keepsAll) => {
      const after = keepsAll ? { ...before, ...change } : change;
      const patch = patchOf(before, after);
      if (patch === null) return;
      const again = patched(reread(before), reread(patch) as Record<string, unknown>);
      expect(again).toEqual(reread(after));
    }),
    { numRuns: 2_000 },
  );
});

it("parts that are the same objects are left out", () => {
  const before = { who: { name: "Mei" }, count: 1 };
  expect(patchOf(before, { ...before, count: 2 })).toEqual({ count: 2 });
});

it.each([
  ["a new record", null, { a: 1 }],
  ["a removed one", { a: 1 }, null],
  ["a list", [1], [1, 2]],
  ["a part that went", { a: 1, b: 2 }, { a: 1 }],
  ["a part that JSON leaves out", { a: 1 }, { a: undefined }],
  ["a part named __proto__ that went", { a: 1, ["__proto__"]: [] }, { a: 1 }],
])("%s has no patch", (_what, before, after) => {
  expect(patchOf(before, after)).toBeNull();
});
