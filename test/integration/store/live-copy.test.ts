import { cpSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import type { Store } from "../../../server/application/ports.ts";
import { dryDisk, openStore, temporaryFolder } from "../../support/store-folders.ts";
import { change, FROM_START, message, NOON } from "../../support/store-samples.ts";

const COMMITTERS = 16;

test("a copy taken at any instant under load, checkpoints included, opens with every resolved commit", async () => {
  const folder = temporaryFolder();
  const store = await openStore(folder, { checkpointBytes: 3000, logsInMemory: 4 });
  const load = underLoad(store);
  for (let copy = 0; copy < 12; copy += 1) {
    await delay(copy % 7);
    // Nothing of this process runs while it copies, so this is the disk at one instant, give or
    // take the operation in flight.
    const resolved = [...load.resolved];
    const copied = temporaryFolder();
    cpSync(folder, copied, { recursive: true });
    await expectAtLeast(copied, resolved);
  }
  await load.stop();
  await store.close();
}, 20_000);

function underLoad(store: Store) {
  const resolved = Array.from({ length: COMMITTERS }, () => 0);
  let isOn = true;
  const commitAll = async (i: number) => {
    for (let expected = 0; isOn; expected += 1) {
      await store.commit(
        [change({ id: `c${i}`, expected, append: [message(`${expected}`)] })],
        NOON,
      );
      resolved[i] = expected + 1;
    }
  };
  const all = Promise.all(resolved.map((_, i) => commitAll(i)));
  const stop = () => {
    isOn = false;
    return all;
  };
  return { resolved, stop };
}

async function expectAtLeast(folder: string, resolved: readonly number[]): Promise<void> {
  const store = await openStore(folder, { disk: dryDisk });
  for (const [i, versions] of resolved.entries()) {
    const version = (await store.get("conversation", `c${i}`))?.version ?? 0;
    expect(version).toBeGreaterThanOrEqual(versions);
    expect(await store.events(`c${i}`, FROM_START)).toHaveLength(version);
  }
  await store.close();
}
