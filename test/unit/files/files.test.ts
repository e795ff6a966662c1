import fc from "fast-check";
import { expect, test } from "vitest";
import type { FileRecord, FileState } from "../../../server/domain/file-record.ts";
import {
  attached,
  fileDueAt,
  mayFetch,
  sentIn,
  uploadsWith,
} from "../../../server/domain/files.ts";
import type { Actor } from "../../../server/domain/model.ts";
import { VISITOR as visits } from "../../support/domain.ts";

const DAY = 86_400_000;

const file = (id: string, patch: Partial<FileRecord> = {}): FileRecord => ({
  id,
  key: `key of ${id}`,
  name: `${id}.png`,
  type: "image/png",
  bytes: 10,
  owner: { kind: "contact", id: "contact" },
  at: 1,
  state: { is: "kept", until: DAY },
  ...patch,
});

const held = (...files: readonly FileRecord[]) => new Map(files.map((one) => [one.id, one]));

test("AT2 files go with a message in the order they were named, without what is the server's alone", () => {
  const found = attached({}, { ids: ["b", "a"], files: held(file("a"), file("b")), room: 20 });
  expect(found).toEqual({
    ok: true,
    files: ["b", "a"].map((id) => ({ id, name: `${id}.png`, type: "image/png", bytes: 10 })),
  });
});

test.each([
  ["one that is not there", held(file("a"))],
  [
    "one that is being taken away",
    held(file("a"), file("b", { state: { is: "leaving", until: 1 } })),
  ],
  ["one that is only coming", held(file("a"), file("b", { state: { is: "coming", until: 1 } }))],
  [
    "one that is sent",
    held(file("a"), sentIn(file("b"), { conversationId: "c", internal: false })),
  ],
])("AT2 %s is not sent, nor are those beside it", (_what, files) => {
  expect(attached({}, { ids: ["a", "b"], files, room: 100 })).toEqual({
    ok: false,
    code: "file_gone",
  });
});

test("AT4 a conversation takes what there is room for beside what it has; words always", () => {
  const files = held(file("a"));
  expect(attached({ fileBytes: 5 }, { ids: ["a"], files, room: 15 })).toMatchObject({ ok: true });
  expect(attached({ fileBytes: 6 }, { ids: ["a"], files, room: 15 })).toMatchObject({
    code: "files_full",
  });
  expect(attached({ fileBytes: 99 }, { ids: [], files, room: 15 })).toEqual({
    ok: true,
    files: [],
  });
});

test("AT4 in no 24 hours a contact brings more than twice what a day allows, and in none that is counted more than it", () => {
  const perDay = 100;
  const bring = fc.record({ bytes: fc.integer({ min: 1, max: 60 }), wait: fc.nat(DAY) });
  fc.assert(
    fc.property(fc.array(bring, { maxLength: 40 }), (brings) => {
      let now = 0;
      let record: Parameters<typeof uploadsWith>[0] = null;
      const taken: { at: number; bytes: number }[] = [];
      for (const { bytes, wait } of brings) {
        now += wait;
        const after = uploadsWith(record, { id: "contact", bytes, now, perDay });
        if (after === null) continue;
        record = after;
        taken.push({ at: now, bytes });
        expect(after.bytes).toBeLessThanOrEqual(perDay);
      }
      for (const { at } of taken) {
        const within = taken.filter((one) => one.at > at - DAY && one.at <= at);
        expect(within.reduce((sum, one) => sum + one.bytes, 0)).toBeLessThanOrEqual(2 * perDay);
      }
    }),
  );
});

test("AT5 who may have a file, in every state it can be in", () => {
  const agent: Actor = { kind: "agent", agentId: "mei", name: "Mei", role: "agent" };
  const states: readonly FileState[] = [
    { is: "coming", until: 1 },
    { is: "kept", until: 1 },
    { is: "leaving", until: 1 },
    { is: "sent", conversationId: "c", internal: false },
    { is: "sent", conversationId: "c", internal: true },
  ];
  const may = (actor: Actor, mine: boolean, reads: boolean) =>
    states.map((state) => mayFetch(actor, { state }, { mine, reads }));
  expect(may(visits, true, true)).toEqual([false, true, false, true, false]);
  expect(may(visits, true, false)).toEqual([false, true, false, false, false]);
  expect(may(visits, false, true)).toEqual([false, false, false, true, false]);
  expect(may(agent, false, true)).toEqual([false, false, false, true, true]);
  expect(may(agent, true, false)).toEqual([false, true, false, false, false]);
});

test("AT8 what is not sent has its deadline; what is sent has none", () => {
  expect(fileDueAt(file("a"))).toBe(DAY);
  expect(fileDueAt(sentIn(file("a"), { conversationId: "c", internal: false }))).toBeNull();
});
