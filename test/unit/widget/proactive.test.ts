import { describe, expect, it } from "vitest";
import { fits, holds, visited } from "../../../widget/proactive/rules.ts";

const NOW = { path: "/cart/2", seconds: 20, scroll: 40, visits: 2, language: "sv-SE" };

describe("when a message is due", () => {
  it("PM1: all that a rule asks for has to hold; what it does not ask for does not matter", () => {
    expect(holds({ id: "a" }, NOW)).toBe(true);
    const rule = {
      id: "a",
      page: "/cart*",
      seconds: 20,
      scroll: 40,
      visits: 2,
      languages: ["fi", "sv"],
    };
    expect(holds(rule, NOW)).toBe(true);
    for (const less of [
      { path: "/" },
      { seconds: 19 },
      { scroll: 39.9 },
      { visits: 1 },
      { language: "de" },
    ])
      expect(holds(rule, { ...NOW, ...less }), JSON.stringify(less)).toBe(false);
  });

  it("PM1, I2: a rule for Filipino holds where the widget's language is written tl, and the other way round", () => {
    for (const [rule, page] of [
      ["fil", "tl"],
      ["tl", "fil-PH"],
    ] as const)
      expect(holds({ id: "a", languages: [rule] }, { ...NOW, language: page }), page).toBe(true);
  });

  it.each([
    ["/cart", "/cart", true],
    ["/cart", "/cart/", false],
    ["/cart*", "/cart/2", true],
    ["*", "/anything", true],
    ["/shop/*/size", "/shop/tents/size", true],
    ["/shop/*/size", "/shop/size", false],
    ["/a*a", "/a", false],
    ["/köp*", "/k%C3%B6p/nu", true],
    ["/k%C3%B6p*", "/k%C3%B6p/nu", true],
    ["/a.c", "/abc", false],
    ["/%", "/%", true],
  ])("PM1: %s is %s: %s", (pattern, path, is) => {
    expect(fits(pattern, path)).toBe(is);
  });

  it("PM1: a pattern takes no longer than the path is long", () => {
    const begun = performance.now();
    expect(fits(`/${"a*".repeat(90)}b`, `/${"a".repeat(100_000)}`)).toBe(false);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });

  it("PM1: half an hour without a sign begins another visit; what is no count begins anew", () => {
    const first = visited(null, 1_000_000_000);
    expect(first).toEqual({ visits: 1, kept: "1 1000000000" });
    const later = 1_000_000_000 + 29 * 60_000;
    expect(visited(first.kept, later).visits).toBe(1);
    expect(visited(first.kept, later + 2 * 60_000).visits).toBe(2);
    for (const kept of ["", "x y", "3", "-1 0"])
      expect(visited(kept, later).visits).toBeGreaterThan(0);
  });
});
