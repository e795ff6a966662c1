import { deferred } from "../../../server/stores/lowdb/deferred.ts";
import { describe, expect, test } from "vitest";
import { type Faults, faultyDisk } from "../../support/store-faulty-disk.ts";
import { openStore, temporaryFolder } from "../../support/store-folders.ts";
import { change, NOON } from "../../support/store-samples.ts";

/** A disk that works until it is told to be full. */
function fillable(where: keyof Faults) {
  let isFull = false;
  const fault = async () => {
    if (isFull)
      throw Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" });
  };
  const fill = () => {
    isFull = true;
  };
  const empty = () => {
    isFull = false;
  };
  return { disk: faultyDisk({ [where]: fault }), fill, empty };
}

describe("after a failed write or sync", () => {
  test.each(["beforeJournalWrite", "beforeJournalSync"] as const)(
    "(%s) the store says so once, and refuses everything from then on",
    async (where) => {
      const { disk, fill, empty } = fillable(where);
      const folder = temporaryFolder();
      const store = await openStore(folder, { disk });
      await store.commit([change({ id: "before" })], NOON);
      fill();
      const together = ["x", "y"].map((id) => store.commit([change({ id })], NOON));
      const settled = store.settled();
      for (const commit of together) await expect(commit).rejects.toThrow("ENOSPC");
      await expect(settled).rejects.toThrow("ENOSPC");
      expect((await store.failed).message).toContain("no space left");
      empty();
      await expect(store.commit([change({ id: "later" })], NOON)).rejects.toThrow("ENOSPC");
      await store.close();
      const again = await openStore(folder);
      expect(await again.get("conversation", "before")).toMatchObject({ version: 1 });
      expect(await again.get("conversation", "later")).toBeUndefined();
      await again.close();
    },
  );

  test("what waits behind it is refused too, though the disk may have recovered", async () => {
    let fails = false;
    const [begun, held] = [deferred<void>(), deferred<void>()];
    const failOnce = async () => {
      if (!fails) return;
      fails = false;
      begun.resolve();
      await held.promise;
      throw new Error("EIO: the disk had a bad moment");
    };
    const store = await openStore(temporaryFolder(), {
      disk: faultyDisk({ beforeJournalSync: failOnce }),
    });
    fails = true;
    const first = store.commit([change({ id: "first" })], NOON);
    await begun.promise;
    const behind = store.commit([change({ id: "behind" })], NOON);
    const refused = [first, behind].map((commit) => expect(commit).rejects.toThrow("bad moment"));
    held.resolve();
    await Promise.all(refused);
    await store.close();
  });

  test("a checkpoint that cannot write its documents fails the store, and loses nothing", async () => {
    const { disk, fill } = fillable("beforeRename");
    const folder = temporaryFolder();
    const store = await openStore(folder, { disk, checkpointBytes: 1 });
    fill();
    await store.commit([change({ id: "a" }), change({ id: "b" })], NOON);
    expect((await store.failed).message).toContain("no space left");
    await store.close();
    const again = await openStore(folder);
    expect(await again.get("conversation", "b")).toMatchObject({ version: 1 });
    await again.close();
  });

  test("a closed store refuses to commit", async () => {
    const store = await openStore(temporaryFolder());
    await store.close();
    await expect(store.commit([change({ id: "a" })], NOON)).rejects.toThrow("closed");
  });

  test("closing waits for the commits under way", async () => {
    const folder = temporaryFolder();
    const store = await openStore(folder);
    const commit = store.commit([change({ id: "a" })], NOON);
    await Promise.all([store.close(), store.close()]);
    expect(await commit).toMatchObject({ ok: true });
    const again = await openStore(folder);
    expect(await again.get("conversation", "a")).toMatchObject({ version: 1 });
    await again.close();
  });
});
