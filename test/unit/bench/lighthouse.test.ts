import { describe, expect, it } from "vitest";
import { isMet, type Scores } from "../../../bench/lighthouse.ts";

const GOOD: Scores = {
  performance: 99,
  accessibility: 100,
  bestPractices: 100,
  layoutShift: 0,
  blockingMs: 30,
};

describe("what Lighthouse says with and without the widget", () => {
  it("is kept within its own noise", () => {
    expect(isMet({ without: GOOD, with: { ...GOOD, performance: 98 } })).toBe(true);
    expect(isMet({ without: GOOD, with: { ...GOOD, performance: 97 } })).toBe(false);
    expect(isMet({ without: GOOD, with: { ...GOOD, bestPractices: 96 } })).toBe(false);
  });

  it("is all of accessibility, and nothing of the page is pushed about", () => {
    expect(isMet({ without: GOOD, with: { ...GOOD, accessibility: 99 } })).toBe(false);
    expect(isMet({ without: GOOD, with: { ...GOOD, layoutShift: 0.01 } })).toBe(false);
  });
});
