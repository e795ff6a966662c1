import { describe, expect, test } from "vitest";
import type { CommitResult, Store } from "../../server/application/ports.ts";
import { change, message, NOON, seqs } from "../support/store-samples.ts";

export function commitRules(store: () => Store): void {
  describe("commits", () => {
    test("a record that was never committed is not there", async () => {
      expect(await store().get("conversation", "c1")).toBeUndefined();
    });

    test("a version counts the commits that touched the record, from 1", async () => {
      const first = await store().commit([change({ id: "c1", state: { step: 1 } })], NOON);
      const second = await store().commit(
        [change({ id: "c1", expected: 1, state: { step: 2 } })],
        NOON,
      );
      expect([first, second].map(versions)).toEqual([[1], [2]]);
      expect(await store().get("conversation", "c1")).toMatchObject({
        id: "c1",
        version: 2,
        state: { step: 2 },
      });
    });

    test("the same id under two kinds names two records", async () => {
      await store().commit(
        [change({ id: "x", state: 1 }), change({ kind: "ticket", id: "x", state: 2 })],
        NOON,
      );
      expect((await store().get("conversation", "x"))?.state).toBe(1);
      expect((await store().get("ticket", "x"))?.state).toBe(2);
    });

    test.each([
      ["a version gone by", 1],
      ["a version to come", 3],
      ["a record that should not exist yet", 0],
    ])("a commit decided on %s is a conflict and writes nothing", async (_, expected) => {
      await store().commit([change({ id: "c1", labels: ["open"], append: [message("m1")] })], NOON);
      await store().commit([change({ id: "c1", expected: 1, labels: ["open"] })], NOON);
      const late = change({
        id: "c1",
        expected,
        state: "late",
        labels: ["late"],
        dueAt: 1,
        append: [message("m2")],
      });
      expect(await store().commit([late], NOON)).toEqual({ ok: false });
      expect(await store().get("conversation", "c1")).toMatchObject({
        version: 2,
        state: { of: "c1" },
      });
      expect(await seqs(store(), "c1")).toEqual(["public 1"]);
      expect(await store().tagged("conversation", "late", 9)).toEqual([]);
      expect(await store().nextDue()).toBeNull();
    });

    test("a conflict in one record keeps the others of the commit unwritten", async () => {
      await store().commit([change({ id: "taken" })], NOON);
      const both = [change({ id: "free", append: [message("m1")] }), change({ id: "taken" })];
      expect(await store().commit(both, NOON)).toEqual({ ok: false });
      expect(await store().get("conversation", "free")).toBeUndefined();
      expect(await store().events("free", { public: 0, internal: 0 })).toEqual([]);
    });

    test("of concurrent commits on one version exactly one wins", async () => {
      await store().commit([change({ id: "c1" })], NOON);
      const rivals = Array.from({ length: 20 }, (_, i) =>
        change({ id: "c1", expected: 1, state: i }),
      );
      const results = await Promise.all(rivals.map((rival) => store().commit([rival], NOON)));
      const winners = results.flatMap((result, i) => (result.ok ? [i] : []));
      expect(winners).toHaveLength(1);
      expect(await store().get("conversation", "c1")).toMatchObject({
        version: 2,
        state: winners[0],
      });
    });

    test("a commit names a record only once", async () => {
      const twice = [change({ id: "c1" }), change({ id: "c1", expected: 1 })];
      await expect(store().commit(twice, NOON)).rejects.toThrow("only once");
      expect(await store().get("conversation", "c1")).toBeUndefined();
    });

    test.each([
      ["no state at all", { state: undefined }],
      ["a deadline that is no time", { dueAt: Number.NaN }],
    ])("a commit with %s is refused whole", async (_, part) => {
      const changes = [change({ id: "fine" }), change({ id: "c1", ...part })];
      await expect(store().commit(changes, NOON)).rejects.toThrow("c1");
      expect(await store().get("conversation", "fine")).toBeUndefined();
    });

    test("a commit of nothing succeeds", async () => {
      expect(await store().commit([], NOON)).toEqual({ ok: true, committed: [] });
    });

    test("a removed record is gone from every question, and can be created anew", async () => {
      await store().commit(
        [change({ id: "c1", labels: ["open"], dueAt: NOON, append: [message("m1")] })],
        NOON,
      );
      await store().commit(
        [change({ id: "c1", expected: 1, state: null, labels: ["open"], dueAt: NOON })],
        NOON,
      );
      expect(await store().get("conversation", "c1")).toBeUndefined();
      expect(await store().tagged("conversation", "open", 9)).toEqual([]);
      expect(await store().nextDue()).toBeNull();
      expect(await store().findEntry("c1", "m1")).toBeUndefined();
      expect(
        await store().commit([change({ id: "c1", append: [message("m2")] })], NOON),
      ).toMatchObject({ ok: true });
      expect(await seqs(store(), "c1")).toEqual(["public 1"]);
    });

    test("a state that was read cannot be changed behind the store's back", async () => {
      await store().commit([change({ id: "c1", state: { tags: ["a"] } })], NOON);
      const read = await store().get<{ tags: string[] }>("conversation", "c1");
      expect(() => read?.state.tags.push("b")).toThrow(TypeError);
    });
  });
}

function versions(result: CommitResult): readonly number[] {
  return result.ok ? result.committed.map(({ version }) => version) : [];
}
