import { cpSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openStore, temporaryFolder, unsyncedDisk } from "../../support/store-folders.ts";
import { change, message, NOON } from "../../support/store-samples.ts";
import { until } from "../../support/until.ts";

const LIVES = 12;
const CHECKPOINT_BYTES = 4_000;
const LONG = "x".repeat(1_000);

test("a store that crashes again and again before a checkpoint is due does not pile up its journal", async () => {
  let folder = temporaryFolder();
  for (let life = 0; life < LIVES; life += 1) {
    const store = await openStore(folder, {
      disk: unsyncedDisk,
      checkpointBytes: CHECKPOINT_BYTES,
    });
    await store.commit([change({ id: `a${life}`, append: [message(`m${life}`, LONG)] })], NOON);
    const bound = CHECKPOINT_BYTES + 2 * LONG.length;
    await until("a small journal", () => journalBytes(folder) < bound, 1_000);
    const live = folder;
    folder = await until("a copy", () => crashed(live));
    await store.close();
  }
  const store = await openStore(folder);
  for (let life = 0; life < LIVES; life += 1) {
    expect(await store.findEntry(`a${life}`, `m${life}`)).toMatchObject({ seq: 1 });
  }
  await store.close();
});

/** What somebody finds who comes after the process died now; null: a file went while it was copied. */
function crashed(live: string): string | null {
  const folder = temporaryFolder();
  try {
    cpSync(live, folder, { recursive: true });
  } catch {
    return null;
  }
  rmSync(join(folder, "lock"));
  return folder;
}

function journalBytes(folder: string): number {
  const names = readdirSync(join(folder, "journal"));
  const sizes = names.map(
    (name) => statSync(join(folder, "journal", name), { throwIfNoEntry: false })?.size ?? 0,
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
