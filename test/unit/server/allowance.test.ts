import { describe, expect, it } from "vitest";
import { Allowance } from "../../../server/transport/allowance.ts";

describe("allowance", () => {
  it("A7: what is over it waits until the window is over", () => {
    const allowance = new Allowance({ points: 2, seconds: 10 });
    const at = (now: number) => allowance.take("somebody", now);
    expect([at(1_000), at(1_001), at(1_002), at(10_999)]).toEqual([true, true, false, false]);
    expect([at(11_000), at(11_001), at(20_999)]).toEqual([true, true, false]);
  });

  it("A7: each key has its own", () => {
    const allowance = new Allowance({ points: 1, seconds: 10 });
    expect([allowance.take("a", 0), allowance.take("b", 1), allowance.take("a", 2)]).toEqual([
      true,
      true,
      false,
    ]);
    allowance.forgive("a");
    expect([allowance.take("a", 3), allowance.take("b", 4)]).toEqual([true, false]);
  });

  it("A7: who is gone is forgotten, however many come and go", () => {
    const allowance = new Allowance({ points: 3, seconds: 10 });
    for (let now = 0; now < 100_000; now += 10) {
      allowance.take(`visitor ${now}`, now);
      allowance.take("regular", now);
    }
    expect(allowance.size).toBeLessThanOrEqual(1_001);
    expect(allowance.take("regular", 100_000)).toBe(true);
  });
});
