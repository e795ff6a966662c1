/** The program of a process that tests kill: see store-child.ts. */
import { writeSync } from "node:fs";
import type { Store } from "../../server/application/ports.ts";
import { openLowdbStore } from "../../server/stores/lowdb/open-lowdb-store.ts";
import { change, message, NOON } from "./store-samples.ts";

const COMMITTERS = 16;

const folder = process.argv[2] ?? "";
const log = { info: () => {}, warn: () => {} };
const opened = await openLowdbStore({ folder, log, checkpointBytes: 20_000, logsInMemory: 4 });
if (!opened.ok) throw new Error(opened.problem);
say("open");
await Promise.all(Array.from({ length: COMMITTERS }, (_, i) => commitForever(opened.store, i)));

/** Always two records together, so that half a commit would show. */
async function commitForever(store: Store, i: number): Promise<void> {
  const id = `c${i}`;
  for (let expected = await versionOf(store, id); ; expected += 1) {
    const state = { step: expected + 1 };
    const result = await store.commit(
      [
        change({ id, expected, state, append: [message(`${id}-${expected + 1}`)] }),
        change({ kind: "ticket", id, expected, state }),
      ],
      NOON,
    );
    if (!result.ok) throw new Error(`${id} was changed by somebody else.`);
    say(`${id} ${expected + 1}`);
  }
}

async function versionOf(store: Store, id: string): Promise<number> {
  return (await store.get("conversation", id))?.version ?? 0;
}

function say(line: string): void {
  writeSync(1, `${line}\n`);
}
