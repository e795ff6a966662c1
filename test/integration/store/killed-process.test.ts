import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, realpathSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Store } from "../../../server/application/ports.ts";
import { buildCommitter, startCommitter } from "../../support/store-child.ts";
import {
  copyFolder,
  makeTemporaryFolder,
  openStore,
  removeFolder,
  temporaryFolder,
  tryOpen,
} from "../../support/store-folders.ts";
import { FROM_START } from "../../support/store-samples.ts";

let program: string;
const outDir = makeTemporaryFolder();
beforeAll(async () => {
  program = await buildCommitter(outDir);
}, 30_000);
afterAll(() => removeFolder(outDir));

describe("a process killed in the middle of its work", () => {
  test("leaves every commit that it confirmed, whole, and can be followed by another", async () => {
    const folder = temporaryFolder();
    for (const lines of [1, 300, 301, 777]) {
      const committer = startCommitter(program, folder);
      await committer.hasSaid(lines);
      await committer.kill();
      const store = await openStore(folder);
      for (const [id, step] of confirmed(committer.said)) await expectWhole(store, id, step);
      await store.close();
    }
  }, 30_000);

  test("no longer holds the folder, which while it lived was refused to others", async () => {
    const folder = temporaryFolder();
    const committer = startCommitter(program, folder);
    await committer.hasSaid(1);
    expect(await tryOpen(folder)).toEqual({
      ok: false,
      problem: `The data folder ${folder} is in use by process ${committer.pid}. Stop it, or set DATA_DIR to another folder.`,
    });
    await committer.kill();
    await (await openStore(folder)).close();
  }, 30_000);
});

describe("the lock", () => {
  test("of a process whose number was given to another since is taken over", async () => {
    const store = await openStore(locked({ pid: process.ppid, started: "1" }));
    await store.close();
  });

  test("with this process's own number is from an earlier life, and is taken over", async () => {
    const store = await openStore(locked({ pid: process.pid, started: null }));
    await store.close();
  });

  test("that says nothing was left by a crash, and is taken over", async () => {
    const store = await openStore(locked(""));
    await store.close();
  });

  test.skipIf(process.platform !== "linux")(
    "of a killed process that its parent has not collected is taken over",
    async () => {
      // The shell becomes a program that never asks after its ended child.
      const parent = spawn("sh", ["-c", "sleep 0.1 & echo $!; exec sleep 60"]);
      const [pid] = await once(parent.stdout, "data");
      const stat = `/proc/${Number(pid)}/stat`;
      await vi.waitFor(() => expect(readFileSync(stat, "latin1")).toContain(" Z "));
      const store = await openStore(locked({ pid: Number(pid), started: null }));
      await store.close();
      parent.kill("SIGKILL");
    },
  );

  test("of a living process whose start is not known is respected", async () => {
    expect(await tryOpen(locked({ pid: process.ppid, started: null }))).toMatchObject({
      problem: expect.stringContaining(`in use by process ${process.ppid}`),
    });
  });

  test("O6: of the folder that this one is a copy of does not hold the copy", async () => {
    const folder = temporaryFolder();
    const committer = startCommitter(program, folder);
    await committer.hasSaid(1);
    await (await openStore(copyFolder(folder))).close();
    expect(await tryOpen(folder)).toMatchObject({ ok: false });
    await committer.kill();
  }, 30_000);

  test.each([
    ["was renamed, or has another path here", { path: "/somewhere/else" }],
    ["another was put in place of", { inode: "1" }],
  ])("of a folder that %s is respected", async (_what, differs) => {
    const folder = locked("");
    const { dev, ino } = statSync(folder, { bigint: true });
    const known = { path: realpathSync(folder), device: `${dev}`, inode: `${ino}`, ...differs };
    const owner = { pid: process.ppid, started: null, folder: known };
    writeFileSync(join(folder, "lock"), JSON.stringify(owner));
    expect(await tryOpen(folder)).toMatchObject({ ok: false });
  });

  test("keeps this very process from opening the folder twice, until it is closed", async () => {
    const folder = temporaryFolder();
    const store = await openStore(folder);
    expect(await tryOpen(folder)).toMatchObject({
      problem: expect.stringContaining("in use by process"),
    });
    await store.close();
    expect(existsSync(join(folder, "lock"))).toBe(false);
    await (await openStore(folder)).close();
  });
});

function locked(owner: object | string): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "lock"), typeof owner === "string" ? owner : JSON.stringify(owner));
  return folder;
}

/** The last step that was confirmed for each record. */
function confirmed(said: readonly string[]): ReadonlyMap<string, number> {
  const steps = said.map((line) => line.split(" ")).filter((words) => words.length === 2);
  return new Map(steps.map(([id = "", step]) => [id, Number(step)]));
}

async function expectWhole(store: Store, id: string, step: number): Promise<void> {
  const conversation = await store.get<{ step: number }>("conversation", id);
  const ticket = await store.get<{ step: number }>("ticket", id);
  expect(conversation?.state.step).toBeGreaterThanOrEqual(step);
  expect(ticket?.state).toEqual(conversation?.state);
  expect(await store.events(id, FROM_START)).toHaveLength(conversation?.version ?? 0);
  expect(await store.findEntry(id, `${id}-${step}`)).toMatchObject({ seq: step });
}
