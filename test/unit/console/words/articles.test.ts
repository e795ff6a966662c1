import { describe, expect, it } from "vitest";
import { articleWords } from "../../../../agent-console/words/articles.ts";

describe("words about articles", () => {
  it("what was shown once is told in the singular", () => {
    expect([0, 1, 2].map(articleWords.shown)).toEqual([
      "Not shown yet",
      "Shown 1 time",
      "Shown 2 times",
    ]);
  });
});
