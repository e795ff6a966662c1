import { describe, expect, it } from "vitest";
import { inTurns } from "../../../server/transport/in-turns.ts";

const CALLS = 100;

function people(count: number): Map<number, string> {
  return new Map(Array.from({ length: count }, (_, nth) => [nth, `person ${nth}`]));
}

describe("taking turns", () => {
  it.each([1, 3, 100, 257, 5_000])("names each of %i once in a round, a few at a time", (count) => {
    const next = inTurns(people(count), 1 / CALLS);
    const calls = Array.from({ length: CALLS }, next);
    const named = calls.flat();
    expect(Math.max(...calls.map((call) => call.length))).toBeLessThanOrEqual(
      Math.ceil(count / CALLS),
    );
    expect(named.length).toBeGreaterThanOrEqual(count - 1);
    expect(new Set(named).size).toBe(named.length);
  });

  it("names who comes and stays, and nobody who has gone", () => {
    const map = people(50);
    const next = inTurns(map, 1 / CALLS);
    for (let call = 0; call < CALLS / 2; call += 1) next();
    for (const nth of [30, 31, 32]) map.delete(nth);
    map.set(99, "newcomer");
    const named = Array.from({ length: CALLS + CALLS / 10 }, next).flat();
    expect(named).toContain("newcomer");
    expect(named).not.toContain("person 30");
    expect(named).toEqual(expect.arrayContaining([...map.values()]));
  });

  it("names nobody of none, and saves nothing up for the first who comes", () => {
    const map = people(0);
    const next = inTurns(map, 1 / CALLS);
    for (let call = 0; call < 10 * CALLS; call += 1) expect(next()).toEqual([]);
    map.set(1, "first");
    expect(Array.from({ length: CALLS + 1 }, next).flat()).toEqual(["first"]);
  });
});
