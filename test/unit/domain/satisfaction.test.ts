import { describe, expect, it } from "vitest";
import { satisfactionOf, type Rated } from "../../../server/domain/satisfaction.ts";

const WROTE = {
  ana: { name: "Ana", at: 1 },
  ben: { name: "Ben", at: 2 },
};

function rated(id: string, firstAt: number, good: boolean, patch: Partial<Rated> = {}): Rated {
  const answer = { good, comment: null, at: firstAt, firstAt };
  return { id, ticket: null, wrote: { ana: WROTE.ana }, rated: answer, ...patch };
}

const AROUND = {
  since: 1_000,
  teams: [
    { id: "first", name: "First" },
    { id: "repairs", name: "Repairs" },
    { id: "idle", name: "Idle" },
  ],
  teamsOf: (id: string) => (id === "ana" ? ["first", "repairs"] : ["repairs"]),
};

describe("how customers found it", () => {
  it("Y6: an answer counts once for all, for each who wrote and for each team of theirs", () => {
    const both = { wrote: WROTE };
    const found = satisfactionOf(
      [rated("a", 1_000, true), rated("b", 2_000, false, both), rated("c", 3_000, true, both)],
      AROUND,
    );
    expect(found.all).toEqual({ good: 2, bad: 1 });
    expect(found.agents).toEqual([
      { id: "ana", name: "Ana", good: 2, bad: 1 },
      { id: "ben", name: "Ben", good: 1, bad: 1 },
    ]);
    expect(found.teams).toEqual([
      { id: "first", name: "First", good: 2, bad: 1 },
      { id: "repairs", name: "Repairs", good: 2, bad: 1 },
    ]);
  });

  it("Y6: what was first said before the time is left out, whenever it was changed; the newest words come first", () => {
    const words = (comment: string, firstAt: number, at = firstAt) => ({
      rated: { good: false, comment, at, firstAt },
    });
    const found = satisfactionOf(
      [
        rated("old", 0, false, words("Old", 999, 5_000)),
        rated("a", 0, false, words("Slow", 1_500)),
        rated("b", 0, false, { ...words("Late", 2_500), ticket: { id: "t", reference: "CAS-1" } }),
        { ...rated("none", 0, true), rated: undefined as never },
      ],
      AROUND,
    );
    expect(found.all).toEqual({ good: 0, bad: 2 });
    expect(found.said.map(({ text, ticketId }) => [text, ticketId])).toEqual([
      ["Late", "t"],
      ["Slow", null],
    ]);
  });
});
