import { describe, expect, it } from "vitest";
import { titleWords } from "../../../../agent-console/words/nav.ts";

describe("the tab's title", () => {
  it("an offer goes before everything else in the tab's title", () => {
    expect(titleWords("Mine", 3, "Nadia")).toBe("(1) New chat from Nadia");
    expect(titleWords("Mine", 3, null)).toBe("(3) Mine · Cascade");
    expect(titleWords("Team", 0, null)).toBe("Team · Cascade");
  });
});
