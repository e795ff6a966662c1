import { readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { faultyDisk, gate } from "../../support/store-faulty-disk.ts";
import { openStore, temporaryFolder } from "../../support/store-folders.ts";
import { change, NOON } from "../../support/store-samples.ts";

describe("the commit point", () => {
  test("a commit resolves only when its bytes are synced, though it can be read before", async () => {
    const door = gate();
    const store = await openStore(temporaryFolder(), {
      disk: faultyDisk({ beforeJournalSync: door.pass }),
    });
    door.shut();
    const seen: string[] = [];
    const commit = store.commit([change({ id: "a" })], NOON).then(() => seen.push("committed"));
    const settled = store.settled().then(() => seen.push("settled"));
    await delay(30);
    expect(await store.get("conversation", "a")).toMatchObject({ version: 1 });
    expect(seen).toEqual([]);
    door.open();
    await Promise.all([commit, settled]);
    expect(seen).toHaveLength(2);
    await store.close();
  });

  test("what is settled waits for the commits made before, not for those made after", async () => {
    const door = gate();
    const store = await openStore(temporaryFolder(), {
      disk: faultyDisk({ beforeJournalSync: door.pass }),
    });
    await store.commit([change({ id: "a" })], NOON);
    const settledBefore = store.settled();
    door.shut();
    const later = store.commit([change({ id: "b" })], NOON);
    await settledBefore;
    door.open();
    await later;
    await store.close();
  });

  test("commits that come together share their syncs", async () => {
    const { store, syncs } = await counted();
    const committers = Array.from({ length: 32 }, async (_, i) => {
      for (let expected = 0; expected < 20; expected += 1) {
        await store.commit([change({ id: `c${i}`, expected })], NOON);
      }
    });
    await Promise.all(committers);
    expect(syncs()).toBeGreaterThanOrEqual(20);
    expect(syncs()).toBeLessThan((32 * 20) / 4);
    await store.close();
  });

  test("commits made in one tick share one sync", async () => {
    const { store, syncs } = await counted();
    await Promise.all(["a", "b", "c"].map((id) => store.commit([change({ id })], NOON)));
    expect(syncs()).toBe(1);
    await store.close();
  });

  test("no document is written before the journal is synced: half a commit could stay", async () => {
    const door = gate();
    const folder = temporaryFolder();
    const disk = faultyDisk({ beforeJournalSync: door.pass });
    const store = await openStore(folder, { disk, checkpointBytes: 1 });
    door.shut();
    const commit = store.commit([change({ id: "a" })], NOON);
    await delay(50);
    expect(readdirSync(join(folder, "records"))).toEqual([]);
    door.open();
    await commit;
    await store.close();
    expect(readdirSync(join(folder, "records"))).toEqual(["conversation"]);
  });

  test("commits go on while a checkpoint writes documents", async () => {
    const door = gate();
    const disk = faultyDisk({ beforeRename: door.pass });
    const store = await openStore(temporaryFolder(), { disk, checkpointBytes: 1 });
    door.shut();
    for (let expected = 0; expected < 20; expected += 1) {
      expect(await store.commit([change({ id: "a", expected })], NOON)).toMatchObject({ ok: true });
    }
    door.open();
    await store.close();
  });
});

/** An open store, and how often it has synced its journal since. */
async function counted() {
  let syncs = 0;
  const store = await openStore(temporaryFolder(), {
    disk: faultyDisk({
      beforeJournalSync: async () => {
        syncs += 1;
      },
    }),
  });
  const before = syncs;
  return { store, syncs: () => syncs - before };
}
