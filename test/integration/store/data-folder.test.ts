import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { laterLabels } from "../../../server/domain/labels.ts";
import { copyFolder, openStore, temporaryFolder } from "../../support/store-folders.ts";
import { change, FROM_START, NOON } from "../../support/store-samples.ts";
import { documentOf, usedFolder } from "../../support/store-used-folder.ts";

describe("a data folder", () => {
  test("can be read by its owner alone", async () => {
    const folder = join(temporaryFolder(), "new");
    const store = await openStore(folder);
    await store.commit([change({ id: "a" })], NOON);
    for (const name of ["", ...readdirSync(folder, { recursive: true, encoding: "utf8" })]) {
      const { mode } = statSync(join(folder, name));
      expect(mode & 0o077, name).toBe(0);
    }
    await store.close();
  });

  test("closed well holds one document a record and an empty journal", async () => {
    const folder = temporaryFolder();
    const store = await openStore(folder);
    await store.commit(
      ["a", "b"].map((id) => change({ id })),
      NOON,
    );
    await store.commit([change({ id: "b", expected: 1, state: null })], NOON);
    await store.close();
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
    expect(names.filter((name) => name.startsWith("records") && name.includes("."))).toHaveLength(
      1,
    );
    expect(names.filter((name) => name.endsWith(".log"))).toHaveLength(1);
    expect(names).not.toContain("lock");
  });

  test("gets its documents in time, without waiting for the journal to grow", async () => {
    const folder = temporaryFolder();
    const store = await openStore(folder, { checkpointMs: 20 });
    await store.commit([change({ id: "a" })], NOON);
    await vi.waitFor(() => expect(documentOf(folder, "a")).toContain("a.json"));
    await store.close();
  });

  test("has documents that are plain JSON with the whole conversation", async () => {
    const folder = await usedFolder();
    const document: unknown = JSON.parse(readFileSync(documentOf(folder, "a"), "utf8"));
    expect(document).toMatchObject({ record: { id: "a", version: 1 }, log: [{ seq: 1 }] });
  });

  test("CX3: what an earlier version wrote is found by what came later, from documents and from the journal, in its old order", async () => {
    const folder = temporaryFolder();
    const earlier = await openStore(folder);
    const rated = (id: string) => change({ id, labels: ["closed"], state: { id, rated: {} } });
    await earlier.commit([rated("first"), change({ id: "plain", labels: ["closed"] })], NOON);
    await earlier.close();
    const still = await openStore(folder);
    await still.commit([rated("second")], NOON);
    const killed = copyFolder(folder);
    await still.close();
    rmSync(join(killed, "lock"));
    for (const one of [killed, folder]) {
      const store = await openStore(one, { laterLabels });
      const ids = async (label: string) =>
        (await store.tagged("conversation", label, 9)).map(({ id }) => id);
      expect(await ids("rated")).toEqual(["second", "first"]);
      expect(await ids("closed")).toEqual(["second", "plain", "first"]);
      await store.close();
    }
  });

  test("whose document is damaged while the store is open fails the reading, not the store", async () => {
    const folder = await usedFolder();
    const store = await openStore(folder, { logsInMemory: 0 });
    const file = documentOf(folder, "a");
    const good = readFileSync(file);
    writeFileSync(file, "{}");
    await expect(store.events("a", FROM_START)).rejects.toThrow("is damaged");
    writeFileSync(file, good);
    expect(await store.events("a", FROM_START)).toHaveLength(2);
    await store.close();
  });
});
