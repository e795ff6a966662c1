import { describe, expect, test } from "vitest";
import type { Store } from "../../server/application/ports.ts";
import { change, NOON } from "../support/store-samples.ts";

export function lookupRules(store: () => Store): void {
  const commit = (...changes: Parameters<typeof change>[0][]) =>
    store().commit(changes.map(change), NOON);
  const tagged = async (label: string, limit = 9, kind = "conversation") =>
    (await store().tagged(kind, label, limit)).map(({ id }) => id);

  describe("labels", () => {
    test("records are found by label, most recently committed first", async () => {
      for (const id of ["a", "b", "c"]) await commit({ id, labels: ["open"] });
      await commit({ id: "a", expected: 1, labels: ["open"] });
      expect(await tagged("open")).toEqual(["a", "c", "b"]);
    });

    test("no more are given than were asked for", async () => {
      for (const id of ["a", "b", "c"]) await commit({ id, labels: ["open"] });
      expect(await tagged("open", 2)).toEqual(["c", "b"]);
      expect(await tagged("open", 0)).toEqual([]);
    });

    test("new labels replace the earlier ones", async () => {
      await commit({ id: "a", labels: ["open", "team:1"] });
      await commit({ id: "a", expected: 1, labels: ["team:1", "closed"] });
      expect(await tagged("open")).toEqual([]);
      expect(await tagged("team:1")).toEqual(["a"]);
      expect(await tagged("closed")).toEqual(["a"]);
    });

    test("a label given twice finds the record once", async () => {
      await commit({ id: "a", labels: ["open", "open"] });
      await commit({ id: "a", expected: 1, labels: [] });
      await commit({ id: "a", expected: 2, labels: ["open", "open"] });
      expect(await tagged("open")).toEqual(["a"]);
    });

    test("a label may hold whatever sets other texts apart", async () => {
      const labels = ["", "a,b", '{"a"}', "\\", "NULL", "null ", "ก~\ud800"];
      await commit({ id: "a", labels });
      await commit({ id: "a", expected: 1, labels: labels.slice(1) });
      for (const label of labels.slice(1)) expect(await tagged(label)).toEqual(["a"]);
      for (const label of ["", "a", "b", "{", "~d800"]) expect(await tagged(label)).toEqual([]);
    });

    test("a label belongs to its kind", async () => {
      await commit({ id: "a", labels: ["open"] }, { kind: "ticket", id: "t", labels: ["open"] });
      expect(await tagged("open")).toEqual(["a"]);
      expect(await tagged("open", 9, "ticket")).toEqual(["t"]);
    });
  });

  describe("deadlines", () => {
    test("what is due by now is given earliest first, up to the limit", async () => {
      await commit(
        { id: "c", dueAt: 30 },
        { id: "a", dueAt: 10 },
        { id: "b", dueAt: 20 },
        { id: "none" },
      );
      const due = async (now: number, limit: number) =>
        (await store().due(now, limit)).map(({ id }) => id);
      expect(await due(20, 9)).toEqual(["a", "b"]);
      expect(await due(99, 2)).toEqual(["a", "b"]);
      expect(await due(9, 9)).toEqual([]);
      expect((await store().due(10, 9))[0]).toEqual({ kind: "conversation", id: "a", dueAt: 10 });
    });

    test("what is due can be claimed, and what was moved since can be claimed again", async () => {
      const claim = { limit: 9, forMs: 60_000 };
      const claimed = async () =>
        (await store().claimDue(20, claim)).map(({ kind, id }) => `${kind} ${id}`);
      await commit({ id: "b", dueAt: 20 }, { id: "a", dueAt: 10 }, { id: "later", dueAt: 30 });
      expect(await claimed()).toEqual(["conversation a", "conversation b"]);
      await commit({ id: "a", expected: 1, dueAt: 15 }, { id: "b", expected: 1, dueAt: null });
      expect(await claimed()).toEqual(["conversation a"]);
    });

    test("the next deadline is the earliest there is", async () => {
      expect(await store().nextDue()).toBeNull();
      await commit({ id: "a", dueAt: 20 }, { id: "b", dueAt: 30 });
      expect(await store().nextDue()).toBe(20);
    });

    test("a new deadline replaces the earlier one", async () => {
      await commit({ id: "a", dueAt: 20 }, { id: "b", dueAt: 30 });
      await commit({ id: "a", expected: 1, dueAt: 40 });
      expect((await store().due(99, 9)).map(({ id, dueAt }) => [id, dueAt])).toEqual([
        ["b", 30],
        ["a", 40],
      ]);
      await commit({ id: "b", expected: 1, dueAt: null });
      expect(await store().nextDue()).toBe(40);
    });

    test("records due at the same moment are all given", async () => {
      await commit(
        { id: "a", dueAt: 20 },
        { id: "b", dueAt: 20 },
        { kind: "ticket", id: "a", dueAt: 20 },
      );
      await commit({ id: "b", expected: 1, dueAt: null });
      expect((await store().due(20, 9)).map(({ kind, id }) => `${kind} ${id}`)).toEqual([
        "conversation a",
        "ticket a",
      ]);
    });
  });
}
