import { expect, it } from "vitest";
import { changes, wayBack, waysBack } from "../../../agent-console/ticket/state/way-back.ts";
import { undoWords } from "../../../agent-console/words/undo.ts";
import { ticket } from "./fixtures.ts";

const CASE = ticket("a", { status: "open", priority: "low", tags: ["zip"], teamId: "shop" });

it("CO7: what is set on a ticket can be taken back, and nothing else is", () => {
  expect(wayBack(CASE, { status: "solved" })).toEqual({ status: "open" });
  expect(wayBack(CASE, { assigneeId: null, priority: "high" })).toEqual({
    assigneeId: CASE.assigneeId,
    priority: "low",
  });
  expect(wayBack(CASE, { addTags: ["zip", "boots"] })).toEqual({ removeTags: ["boots"] });
  expect(wayBack(CASE, { removeTags: ["zip", "boots"] })).toEqual({ addTags: ["zip"] });
  expect(wayBack(CASE, { teamId: "repairs" })).toEqual({ teamId: "shop" });
});

it("CO7: where nothing changed, and where there is no way, none is offered", () => {
  expect(wayBack(CASE, { status: "open", removeTags: ["boots"] })).toBe(null);
  expect(wayBack({ ...CASE, status: "closed" }, { status: "open" })).toBe(null);
  expect(wayBack({ ...CASE, teamId: null }, { teamId: "shop" })).toBe(null);
});

it("CO11: of many, those that were alike go back together, and those that were so already stay", () => {
  const [open, other, high] = [
    ticket("b", { status: "open", priority: "low" }),
    ticket("c", { status: "open", priority: "normal" }),
    ticket("d", { status: "open", priority: "high" }),
  ];
  const many = [CASE, open, other, high, ticket("e", { status: "closed" })];
  expect(waysBack(many, { priority: "high" })).toEqual([
    { back: { priority: "low" }, ticketIds: ["a", "b"] },
    { back: { priority: "normal" }, ticketIds: ["c"] },
  ]);
});

it("V7: what is so already is no change", () => {
  expect(changes(CASE, { status: "open", priority: "low", addTags: ["zip"] })).toBe(false);
  expect(changes(CASE, { status: "open", priority: "high" })).toBe(true);
  expect(changes(CASE, { removeTags: ["zip"] })).toBe(true);
  expect(changes({ ...CASE, teamId: null }, { teamId: "shop" })).toBe(true);
});

it("V7, CO11: of many tickets only what there is to tell is told", () => {
  expect(undoWords.changedMany({ changed: 0, same: 2, not: 0 })).toBe("2 tickets were so already.");
  expect(undoWords.changedMany({ changed: 1, same: 1, not: 1 })).toBe(
    "1 ticket changed. 1 ticket was so already. 1 ticket not changed: closed tickets stay as they are.",
  );
  expect(undoWords.undone(0, 1)).toBe(
    "1 ticket not undone: somebody has changed the same there since.",
  );
  expect(undoWords.undone(2, 0)).toBe("2 tickets as before.");
});
