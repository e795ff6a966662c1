import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NO_FIELDS } from "../../../../agent-console/knowledge/editor/edit.ts";
import {
  diffLines,
  mergeFields,
  withoutMiddles,
  type DiffLine,
} from "../../../../agent-console/knowledge/editor/merge.ts";
import type { ArticleFields } from "../../../../server/protocol/articles.ts";

const base: ArticleFields = {
  ...NO_FIELDS,
  title: "Delivery",
  body: "Three days.",
  category: "delivery",
  phrasings: ["how long", "when"],
};

const side = (lines: readonly DiffLine[], kind: DiffLine["is"]) =>
  lines.filter(({ is }) => is === "same" || is === kind).map(({ text }) => text);

describe("two edits of one article", () => {
  it("C3: what only one side changed is taken from that side", () => {
    const merged = mergeFields({
      base,
      mine: { ...base, title: "Delivery times" },
      theirs: { ...base, body: "Two days.", popular: true },
    });
    expect(merged.fields).toEqual({
      ...base,
      title: "Delivery times",
      body: "Two days.",
      popular: true,
    });
    expect(merged.clashes).toEqual([]);
  });

  it("C3: a field both changed differently keeps mine and is named; the same change is no clash", () => {
    const merged = mergeFields({
      base,
      mine: { ...base, title: "Mine", body: "Two days." },
      theirs: { ...base, title: "Theirs", body: "Two days." },
    });
    expect(merged.fields.title).toBe("Mine");
    expect(merged.clashes).toEqual(["title"]);
  });

  it("C3: phrasings added on both sides are all there, those taken out on either are gone", () => {
    const merged = mergeFields({
      base,
      mine: { ...base, phrasings: ["how long", "when", "mine"] },
      theirs: { ...base, phrasings: ["when", "theirs"] },
    });
    expect(merged.fields.phrasings).toEqual(["when", "mine", "theirs"]);
  });
});

describe("differences by line", () => {
  const text = fc
    .array(fc.constantFrom("a", "b", "", "longer line"), { maxLength: 30 })
    .map((lines) => lines.join("\n"));
  const linesOf = (whole: string) => (whole === "" ? [] : whole.replace(/\n$/, "").split("\n"));

  it("both texts can be read back from them, whatever they are", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = diffLines(before, after);
        expect(side(lines, "removed")).toEqual(linesOf(before));
        expect(side(lines, "added")).toEqual(linesOf(after));
      }),
    );
  });

  it("only changed lines are marked", () => {
    expect(diffLines("one\ntwo\nthree", "one\n2\nthree")).toEqual([
      { is: "same", text: "one" },
      { is: "removed", text: "two" },
      { is: "added", text: "2" },
      { is: "same", text: "three" },
    ]);
  });

  it("long stretches that did not change are left out, and counted", () => {
    const many = Array.from({ length: 20 }, (_, at) => `line ${at}`);
    const parts = withoutMiddles(diffLines(many.join("\n"), [...many, "new"].join("\n")));
    expect(parts).toEqual([
      { is: "skipped", lines: 18 },
      { is: "same", text: "line 18" },
      { is: "same", text: "line 19" },
      { is: "added", text: "new" },
    ]);
  });

  it("two texts that have nothing in common are still compared in little time", () => {
    const lines = (word: string) =>
      Array.from({ length: 25_000 }, (_, at) => `${word}${at}`).join("\n");
    const began = performance.now();
    expect(diffLines(lines("a"), lines("b"))).toHaveLength(50_000);
    expect(performance.now() - began).toBeLessThan(3_000);
  });
});
