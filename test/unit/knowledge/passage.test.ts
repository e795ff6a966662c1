import { describe, expect, it } from "vitest";
import { markdownUnits } from "../../../knowledge/markdown-units.ts";
import { bestPassage } from "../../../knowledge/passage.ts";
import { featuresOf } from "../../../knowledge/text/features.ts";
import { stemmerFor } from "../../../knowledge/text/stemmers.ts";
import { demoKnowledge } from "./demo-knowledge.ts";
import { inScope } from "./questions.ts";

const stem = stemmerFor("en");

/** What is quoted of a text in answer to a question. */
function passageOf(markdown: string, question = ""): string | null {
  const units = markdownUnits(markdown);
  const held = units.map(({ text }) => featuresOf(text, [stem]).words);
  const wanted = new Map(featuresOf(question, [stem]).words.map((feature) => [feature, 0.5]));
  return bestPassage({ units, held }, wanted);
}

describe("the passage of a hit", () => {
  it("answers a broken pole in the article's own words", () => {
    expect(demoKnowledge.search("my tent pole is broken")[0]?.passage).toBe(
      "We sell pole sections one by one for all our tents. Measure the broken section without " +
        "its metal tip. The part code is printed near one end, for example **P9-43**.",
    );
  });

  it("is made of whole sentences and items of its article, in at most 400 characters", () => {
    for (const [text] of inScope) {
      for (const { articleId, passage } of demoKnowledge.search(text)) {
        const units = markdownUnits(demoKnowledge.get(articleId)?.body ?? "");
        expect(passage.length).toBeLessThanOrEqual(400);
        const rest = units.reduce((left, unit) => left.replace(unit.text, ""), passage);
        expect(rest.trim()).toBe("");
      }
    }
  });

  it("is the first paragraph when nothing fits better", () => {
    const text = "The first answers. It does.\n\nThe second goes on.";
    expect(passageOf(text)).toMatch(/^The first answers/);
  });

  it("is another place when the question is about what stands there", () => {
    const filler = "The first paragraph says something general, at some length. ".repeat(6).trim();
    const text = `${filler}\n\n## Rust\n\nBrush rust away with a wire brush.`;
    expect(passageOf(text, "how do I brush rust away")).toBe("Brush rust away with a wire brush.");
  });

  it("does not end with what only announces the next", () => {
    const list = "1. Try another cable.\n2. Clean the socket.";
    const whole = passageOf(`It charges in four hours.\n\nIf it does not:\n\n${list}`);
    expect(whole).toMatch(/Clean the socket\.$/);
    const long = `1. ${"Try another cable. ".repeat(30)}`;
    const short = passageOf(`It charges in four hours.\n\nIf it does not:\n\n${long}`);
    expect(short).toBe("It charges in four hours.");
    expect(passageOf("如果不亮：")).toBe("如果不亮：");
  });

  it("cuts a sentence that is longer than a passage at a word", () => {
    const passage = passageOf("word ".repeat(200)) ?? "";
    expect(passage.length).toBeLessThanOrEqual(400);
    expect(passage.endsWith("word…")).toBe(true);
  });

  it("is nothing where there is no text", () => {
    expect(passageOf("## Only a heading")).toBeNull();
  });
});

describe("splitting Markdown", () => {
  const texts = (markdown: string): readonly string[] =>
    markdownUnits(markdown).map(({ text }) => text);

  it("keeps sentences, list items and their order; drops headings and fences", () => {
    const markdown =
      "One. Two.\n\n## Head\n\nIntro:\n1. First\n   goes on\n2. Second\n\n```\ncode\n```";
    expect(texts(markdown)).toEqual([
      "One.",
      "Two.",
      "Intro:",
      "1. First\n   goes on",
      "2. Second",
    ]);
  });

  it("does not cut through bold text or a link", () => {
    expect(texts("**Mind this. And this.** Then go.")).toEqual([
      "**Mind this. And this.**",
      "Then go.",
    ]);
    expect(texts("See [here. Or there](https://example.com) now.")).toHaveLength(1);
  });
});
