import { describe, expect, it } from "vitest";
import { parseKnowledgeOptions } from "../../../bench/knowledge-options.ts";
import { RIVALS } from "../../../bench/knowledge-rivals.ts";
import { bodies, singlePhrases, withPhrasings } from "../../../bench/knowledge-speed.ts";
import { replaceTable, tableOf } from "../../../bench/knowledge-table.ts";
import { article, smallBase } from "../knowledge/small-base.ts";

describe("the benchmark of answers", () => {
  it("reads its options, and refuses others", () => {
    expect(parseKnowledgeOptions(["--sets", "here"])).toEqual({
      sets: "here",
      table: "docs/answers.md",
    });
    expect(parseKnowledgeOptions(["--set", "here"])).toBeNull();
  });

  it.each(RIVALS)("$name finds what is asked in an article's words", ({ learn }) => {
    const find = learn(smallBase);
    expect(find?.("how do I redeem my voucher")).toBe("en/gifts");
    expect(find?.("are you open on sunday")).toBe("en/hours");
    // What one of them brings along must not reach whatever else runs here.
    expect(Math.sign(0)).toBe(0);
  });

  it("leaves natural's regression out where it would take hours", () => {
    const many = Array.from({ length: 200 }, (_, at) => article(`en/${at}`));
    expect(RIVALS.find(({ name }) => name === "naturalRegression")?.learn(many)).toBeNull();
  });

  it("makes knowledge bases of any size from those given", () => {
    const count = (some: readonly { readonly phrasings: readonly string[] }[]) =>
      some.reduce((sum, { phrasings }) => sum + phrasings.length, 0);
    expect(count(withPhrasings(smallBase, 20))).toBe(20);
    expect(singlePhrases(smallBase, 12).map(({ phrasings }) => phrasings.length)).toEqual(
      Array.from({ length: 12 }, () => 1),
    );
    const written = bodies(smallBase, 30);
    expect(written.length).toBe(30);
    expect(written.every(({ body }) => body.split(". ").length === 5)).toBe(true);
  });

  it("writes its table between the marks, and nothing where there are none", () => {
    const table = tableOf({
      sets: {
        one: {
          cascade: { top1: 0.91, default: { answeredRight: 0.8, precision: 0.95 } },
          typos: 0.9,
          rivals: { minisearch: 0.7, bm25: 0.75, naturalBayes: 0.6, naturalRegression: null },
        },
      },
      speed: {
        big: {
          articles: 1,
          phrasings: 2,
          buildSeconds: 12.4,
          editSeconds: 0.25,
          latencyMs: { p50: 0.5, p99: 2 },
          heapMb: 40.2,
        },
      },
    });
    expect(table).toContain("| one | .910 | .900 | .700 | .750 | .600 |  | .800 | .950 |  |");
    expect(table).toContain("| big | 12 | 0.25 | 0.50 | 2.00 | 40 |");
    const marks = "<!-- figures: npm run bench -- knowledge -->\nold\n<!-- /figures -->";
    const written = replaceTable(`before\n${marks}\nafter`, table);
    expect(written).toContain(table);
    expect(written).not.toContain("old");
    expect(replaceTable(written, table)).toBe(written);
    expect(replaceTable("no marks", table)).toBe("no marks");
  });
});
