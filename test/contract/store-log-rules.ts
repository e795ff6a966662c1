import { describe, expect, test } from "vitest";
import type { Heads, Store } from "../../server/application/ports.ts";
import { change, FROM_START, message, NOON, note, seqs } from "../support/store-samples.ts";

export function logRules(store: () => Store): void {
  const append = (expected: number, ...events: ReturnType<typeof message>[]) =>
    store().commit([change({ id: "c1", expected, append: events })], NOON + expected);

  describe("logs", () => {
    test("each log is numbered from 1 without a gap, whatever the other does", async () => {
      await append(0, message("m1"), note("n1"), message("m2"));
      await append(1, note("n2"));
      await append(2, message("m3"), note("n3"));
      expect(await seqs(store(), "c1")).toEqual([
        "public 1",
        "public 2",
        "public 3",
        "internal 1",
        "internal 2",
        "internal 3",
      ]);
      expect((await store().get("conversation", "c1"))?.heads).toEqual({ public: 3, internal: 3 });
    });

    test("a commit gives its events as numbered and timed, in the order they were given", async () => {
      const result = await append(0, note("n1"), message("m1"), message("m2"));
      expect(result.ok && result.committed[0]?.logged).toMatchObject([
        { log: "internal", seq: 1, at: NOON, event: { note: { id: "n1" } } },
        { log: "public", seq: 1, at: NOON, event: { message: { id: "m1" } } },
        { log: "public", seq: 2, at: NOON, event: { message: { id: "m2" } } },
      ]);
    });

    test("concurrent commits to many conversations leave no gap in any", async () => {
      const ids = Array.from({ length: 20 }, (_, i) => `c${i}`);
      for (let expected = 0; expected < 5; expected += 1) {
        const changes = ids.map((id) =>
          change({ id, expected, append: [message(`${id} ${expected}`)] }),
        );
        await Promise.all(changes.map((one) => store().commit([one], NOON)));
      }
      for (const id of ids) {
        expect(await seqs(store(), id)).toEqual([1, 2, 3, 4, 5].map((seq) => `public ${seq}`));
      }
    });

    test("events are given behind the asked numbers only", async () => {
      await append(0, message("m1"), message("m2"), note("n1"), note("n2"));
      expect(await seqs(store(), "c1", { public: 1, internal: 2 })).toEqual(["public 2"]);
      expect(await seqs(store(), "c1", { public: 2, internal: 0 })).toEqual([
        "internal 1",
        "internal 2",
      ]);
      expect(await seqs(store(), "c1", { public: 9, internal: 9 })).toEqual([]);
    });

    test("events are given up to the asked numbers only, wherever the log is kept by then", async () => {
      await append(0, message("m1"), message("m2"), note("n1"));
      await append(1, message("m3"), note("n2"), note("n3"));
      const between = async (after: Heads, until: Heads) =>
        (await store().events("c1", after, until)).map(({ log, seq }) => `${log} ${seq}`);
      expect(await between({ public: 1, internal: 0 }, { public: 2, internal: 2 })).toEqual([
        "public 2",
        "internal 1",
        "internal 2",
      ]);
      expect(await between(FROM_START, { public: 0, internal: 1 })).toEqual(["internal 1"]);
      expect(await between({ public: 2, internal: 3 }, { public: 9, internal: 9 })).toEqual([
        "public 3",
      ]);
      expect(await between({ public: 3, internal: 3 }, FROM_START)).toEqual([]);
    });

    test("a conversation nobody knows has no events", async () => {
      expect(await store().events("nobody", FROM_START)).toEqual([]);
      expect(await store().findEntry("nobody", "m1")).toBeUndefined();
    });

    test("a message or note is found by its id, in its own conversation only", async () => {
      await append(0, message("m1", "first"), note("n1"));
      await append(1, ...Array.from({ length: 50 }, (_, i) => message(`later ${i}`)));
      await store().commit([change({ id: "c2" })], NOON);
      expect(await store().findEntry("c1", "m1")).toMatchObject({
        log: "public",
        seq: 1,
        at: NOON,
      });
      expect(await store().findEntry("c1", "n1")).toMatchObject({ log: "internal", seq: 1 });
      expect(await store().findEntry("c1", "later 49")).toMatchObject({ log: "public", seq: 51 });
      expect(await store().findEntry("c2", "m1")).toBeUndefined();
      expect(await store().findEntry("c1", "m2")).toBeUndefined();
    });

    test("an entry committed after a first search is found by the next", async () => {
      await append(0, message("m1"));
      expect(await store().findEntry("c1", "m2")).toBeUndefined();
      await append(1, message("m2"));
      expect(await store().findEntry("c1", "m2")).toMatchObject({ seq: 2 });
    });
  });
}
