import { describe, expect, it } from "vitest";
import { historyWords } from "../../../../agent-console/words/ticket.ts";

describe("the words of a ticket", () => {
  it("a ticket's history says what changed and whose doing it was", () => {
    const names = { contact: "Lina", me: "Mei" };
    const status = { what: "status", from: "pending", to: "open" } as const;
    expect(historyWords({ at: 0, by: { kind: "visitor" }, change: status }, names)).toEqual({
      title: "Pending to open",
      by: "Lina",
    });
    const given = { what: "assignee", from: null, to: "Tomas" } as const;
    expect(
      historyWords({ at: 0, by: { kind: "agent", name: "Mei" }, change: given }, names),
    ).toEqual({
      title: "Given to Tomas",
      by: "you",
    });
  });
});
