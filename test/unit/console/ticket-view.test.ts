import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { passesView, sortedBy } from "../../../agent-console/state/ticket-view.ts";
import { PRIORITIES } from "../../../server/protocol/ticket.ts";
import { EVERYTHING, SORTS } from "../../../server/protocol/views.ts";
import { last, ME, row, ticket, VIEWER } from "./fixtures.ts";

describe("a view of tickets", () => {
  it("V1: shows what is not solved or closed, unless it names statuses", () => {
    const shown = (status: "open" | "solved" | "closed", statuses: readonly "closed"[]) =>
      passesView(ticket("1", { status }), { ...EVERYTHING, statuses }, VIEWER);
    expect([shown("open", []), shown("solved", []), shown("closed", [])]).toEqual([
      true,
      false,
      false,
    ]);
    expect(shown("closed", ["closed"])).toBe(true);
  });

  it.each([
    [{ priorities: ["urgent"] }, { priority: "urgent" }, { priority: "high" }],
    [{ kinds: ["problem"] }, { kind: "problem" }, { kind: "question" }],
    [{ tags: ["poles", "tents"] }, { tags: ["tents"] }, { tags: ["stoves"] }],
    [{ assignee: "me" }, { assigneeId: ME }, { assigneeId: "ana" }],
    [{ assignee: "nobody" }, { assigneeId: null }, { assigneeId: ME }],
    [{ assignee: "ana" }, { assigneeId: "ana" }, { assigneeId: null }],
  ] as const)("V1: %o shows %o and not %o", (filter, yes, no) => {
    const view = { ...EVERYTHING, ...filter };
    expect(passesView(ticket("1", yes), view, VIEWER)).toBe(true);
    expect(passesView(ticket("2", no), view, VIEWER)).toBe(false);
  });

  it("V1: an order is the same whatever order the tickets came in, and loses none", () => {
    const item = fc
      .record({
        id: fc.constantFrom("a", "b", "c", "d", "e", "f"),
        at: fc.nat(3),
        seq: fc.nat(3),
        priority: fc.constantFrom(...PRIORITIES),
      })
      .map(({ id, at, seq, priority }) => ({
        is: "ticket" as const,
        ticket: ticket(id, { priority }),
        row: row(id, { last: last("visitor", at, seq) }),
      }));
    const items = fc.uniqueArray(item, { selector: (one) => one.ticket.id });
    fc.assert(
      fc.property(items, fc.constantFrom(...SORTS), (list, sort) => {
        const ids = sortedBy(list, sort).map((one) => one.ticket.id);
        expect(sortedBy(list.toReversed(), sort).map((one) => one.ticket.id)).toEqual(ids);
        expect(ids.toSorted()).toEqual(list.map((one) => one.ticket.id).toSorted());
      }),
    );
  });

  it("V1: by priority the most urgent comes first, then who has waited longest", () => {
    const one = (id: string, priority: (typeof PRIORITIES)[number], at: number) => ({
      is: "ticket" as const,
      ticket: ticket(id, { priority }),
      row: row(id, { last: last("visitor", at) }),
    });
    const items = [one("late", "high", 9), one("low", "low", 1), one("early", "high", 2)];
    expect(sortedBy(items, "priority").map((item) => item.ticket.id)).toEqual([
      "early",
      "late",
      "low",
    ]);
  });
});
