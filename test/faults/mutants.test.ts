import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../support/root.ts";
import { MUTANTS } from "./mutant-list.ts";
import { mutated } from "./mutants.ts";

describe("the list of known bugs", () => {
  it.each(MUTANTS)(
    "$rule: $name: has its place in the code, and tests that are there",
    (mutant) => {
      const text = readFileSync(join(ROOT, mutant.file), "utf8");
      expect(text.split(mutant.find)).toHaveLength(2);
      expect(mutated(text, mutant)).not.toBe(text);
      expect(mutant.tests.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
    },
  );

  it("names each of them once", () => {
    expect(new Set(MUTANTS.map(({ name }) => name)).size).toBe(MUTANTS.length);
  });

  it("a place that is gone, or no longer the only one, is told", () => {
    const [mutant] = MUTANTS;
    if (mutant === undefined) throw new Error("no mutants");
    expect(mutated("", mutant)).toBeNull();
    expect(mutated(mutant.find + mutant.find, mutant)).toBeNull();
    expect(mutated(`a ${mutant.find} b`, mutant)).toBe(`a ${mutant.replace} b`);
  });
});
