import { describe, expect, test } from "vitest";
import { median, percentile, spread } from "../../../bench/statistics.ts";

const upTo = (most: number) => Array.from({ length: most }, (_, i) => most - i);

describe("percentile", () => {
  test("is the smallest value that the share does not exceed", () => {
    expect(percentile(upTo(100), 0.99)).toBe(99);
    expect(percentile(upTo(101), 0.99)).toBe(100);
    expect(percentile(upTo(4), 0.5)).toBe(2);
  });

  test("compares numbers as numbers, and leaves the values as they are", () => {
    const values = [10, 9, 100];
    expect(percentile(values, 1)).toBe(100);
    expect(values).toEqual([10, 9, 100]);
  });

  test("of a single value is that value, of none is not a number", () => {
    expect(percentile([7], 0.01)).toBe(7);
    expect(percentile([], 0.5)).toBeNaN();
  });
});

test("a spread has microseconds and no finer", () => {
  expect(spread([1.23456])).toEqual({ p50: 1.235, p99: 1.235 });
});

test("the median of an even number of values lies between the middle two", () => {
  expect(median([5, 1, 3])).toBe(3);
  expect(median([1, 10, 2, 4])).toBe(3);
});
