import { describe, expect, test } from "vitest";
import { change, everything, message, NOON, note } from "../support/store-samples.ts";
import type { StoreUnderTest } from "./store-under-test.ts";

const AWKWARD_IDS = [
  "",
  "..",
  "a/b",
  "A",
  "a",
  "CON",
  "ö".repeat(90),
  "x".repeat(500),
  "\ud800",
  "\u0000",
  "~",
];

export function reopenRules(underTest: () => StoreUnderTest): void {
  const asked = {
    records: [...["a", "b", "gone"].map(conversation), { kind: "ticket", id: "t" }],
    labels: ["open"],
    entries: ["m1", "n1", "m2", "m3"],
  };

  describe("opened again", () => {
    test("everything is as it was", async (context) => {
      const { store, reopen } = underTest();
      if (reopen === undefined) return context.skip();
      await store.commit(
        [change({ id: "a", labels: ["open"], dueAt: 9, append: [message("m1"), note("n1")] })],
        NOON,
      );
      await store.commit(
        [change({ id: "b", labels: ["open"] }), change({ kind: "ticket", id: "t", dueAt: 5 })],
        NOON,
      );
      await store.commit([change({ id: "gone", labels: ["open"], append: [message("m3")] })], NOON);
      await store.commit(
        [change({ id: "a", expected: 1, labels: ["open"], append: [message("m2")] })],
        NOON,
      );
      await store.commit([change({ id: "gone", expected: 1, state: null })], NOON);
      const before = await everything(store, asked);
      expect(await everything(await reopen(), asked)).toEqual(before);
    });

    test("any short string will do as an id", async (context) => {
      const { store, reopen } = underTest();
      if (reopen === undefined) return context.skip();
      await store.commit(
        AWKWARD_IDS.map((id) => change({ id, state: { id } })),
        NOON,
      );
      const again = await reopen();
      const read = await Promise.all(AWKWARD_IDS.map((id) => again.get("conversation", id)));
      expect(read.map((record) => record?.state)).toEqual(AWKWARD_IDS.map((id) => ({ id })));
    });

    test("numbering goes on where it stopped", async (context) => {
      const { store, reopen } = underTest();
      if (reopen === undefined) return context.skip();
      await store.commit([change({ id: "a", append: [message("m1"), note("n1")] })], NOON);
      const again = await reopen();
      const next = change({ id: "a", expected: 1, append: [message("m2"), note("n2")] });
      expect(await again.commit([next], NOON)).toMatchObject({
        committed: [{ version: 2, logged: [{ seq: 2 }, { seq: 2 }] }],
      });
    });
  });
}

function conversation(id: string) {
  return { kind: "conversation", id };
}
