import { beforeAll, describe, expect, test } from "vitest";
import type { Change } from "../../../server/application/ports.ts";
import type { Disk } from "../../../server/stores/lowdb/disk.ts";
import { createMemoryStore } from "../../../server/stores/memory/memory-store.ts";
import { type Crash, layDown, type Left, leftOf } from "../../support/store-crash.ts";
import {
  dryDisk,
  makeTemporaryFolder,
  openStore,
  removeFolder,
  unsyncedDisk,
} from "../../support/store-folders.ts";
import { type Operation, recordingDisk } from "../../support/store-recording-disk.ts";
import {
  type Asked,
  change,
  everything,
  message,
  NOON,
  note,
} from "../../support/store-samples.ts";

/** Each group is committed without waiting in between; the next when all of it has resolved. */
const GROUPS: readonly (readonly Change<unknown>[])[][] = [
  [
    [
      change({ id: "a", labels: ["open"], append: [message("m1")] }),
      change({ kind: "ticket", id: "t" }),
    ],
  ],
  [
    [change({ id: "b", dueAt: 5 })],
    [change({ id: "a", expected: 1, append: [message("m2"), note("n1")] })],
  ],
  [
    [
      change({ id: "b", expected: 1, state: null }),
      change({ kind: "ticket", id: "t", expected: 1, state: 2 }),
    ],
  ],
  [
    [change({ id: "a", expected: 2, labels: ["open"] })],
    [change({ id: "b", labels: ["open"], append: [message("m3")] })],
  ],
  [
    [change({ id: "b", expected: 1, state: "again" })],
    [change({ id: "a", expected: 3, state: null })],
  ],
  [
    [change({ id: "c", append: [note("n2")] })],
    [change({ id: "b", expected: 2, append: [message("m4")] })],
  ],
];

const ASKED: Asked = {
  records: [
    ...["a", "b", "c"].map((id) => ({ kind: "conversation", id })),
    { kind: "ticket", id: "t" },
  ],
  labels: ["open"],
  entries: ["m1", "m2", "m3", "m4", "n1", "n2"],
};

const CRASHES: readonly Crash[] = [
  { names: "all", contents: "all" },
  { names: "all", contents: "synced" },
  { names: "synced", contents: "all" },
  { names: "synced", contents: "synced" },
];

type Life = {
  readonly folder: string;
  readonly operations: readonly Operation[];
  /** For every commit, in order: how much had been done to the disk when it resolved. */
  readonly resolvedAt: readonly number[];
  /** What shows after so many commits. */
  readonly shown: readonly unknown[];
};

describe.each([1, 600])("with a checkpoint every %i bytes", (checkpointBytes) => {
  let life: Life;
  beforeAll(async () => {
    life = await lived(checkpointBytes);
  });

  test.each(CRASHES)(
    "a crash at any moment that keeps $names names and $contents contents loses no resolved commit and halves none",
    async (crash) => {
      const tried = new Map<string, unknown>();
      for (let done = 0; done <= life.operations.length; done += 1) {
        const left = leftOf(life.operations.slice(0, done), life.folder, crash);
        const shows =
          tried.get(fingerprint(left)) ?? (await shownAfterCrash(left, tried.size % 5 === 0));
        tried.set(fingerprint(left), shows);
        const resolved = life.resolvedAt.filter((at) => at <= done).length;
        expect(
          life.shown.slice(resolved),
          `after ${done} of ${life.operations.length}`,
        ).toContainEqual(shows);
      }
    },
    20_000,
  );
});

/** Two starts of one store, with everything that was done to its disk. */
async function lived(checkpointBytes: number): Promise<Life> {
  const folder = makeTemporaryFolder();
  const { disk, operations } = recordingDisk();
  const resolvedAt: number[] = [];
  for (const groups of [GROUPS.slice(0, 3), GROUPS.slice(3)]) {
    const store = await openStore(folder, { disk, checkpointBytes, logsInMemory: 0 });
    for (const group of groups) {
      const commits = group.map((changes) =>
        store.commit(changes, NOON).then(() => operations.length),
      );
      resolvedAt.push(...(await Promise.all(commits)));
    }
    await store.close();
  }
  removeFolder(folder);
  return { folder, operations, resolvedAt, shown: await shownAfterEach() };
}

async function shownAfterEach(): Promise<readonly unknown[]> {
  const model = createMemoryStore();
  const shown = [await everything(model, ASKED)];
  for (const changes of GROUPS.flat()) {
    expect(await model.commit(changes, NOON)).toMatchObject({ ok: true });
    shown.push(await everything(model, ASKED));
  }
  return shown;
}

/** What shows after the crash; where asked, also after starts that write. */
async function shownAfterCrash(left: Left, isStartedAgain: boolean): Promise<unknown> {
  const folder = makeTemporaryFolder();
  layDown(left, folder);
  const shows = await shownBy(folder, dryDisk);
  for (const disk of isStartedAgain ? [unsyncedDisk, dryDisk] : []) {
    expect(await shownBy(folder, disk)).toEqual(shows);
  }
  removeFolder(folder);
  return shows;
}

/** Many operations leave the same behind as the one before; once is enough to try it. */
function fingerprint(left: Left): string {
  return [...left].map(([path, entry]) => `${path}\n${entry.toString("latin1")}`).join("\n");
}

async function shownBy(folder: string, disk: Disk): Promise<unknown> {
  const store = await openStore(folder, { disk });
  const shows = await everything(store, ASKED);
  await store.close();
  return shows;
}
