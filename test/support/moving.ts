import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import pg from "pg";
import type { Store } from "../../server/application/ports.ts";
import { openWorkspace } from "../../server/application/workspace.ts";
import { randomIds } from "../../server/random-ids.ts";
import type { Kept } from "../../server/stores/archive/kept.ts";
import { keptDatabase } from "../../server/stores/postgres/move-in.ts";
import { openKeptFolder } from "../../server/stores/lowdb/kept-folder.ts";
import { ROOT } from "./root.ts";
import { openStore } from "./store-folders.ts";
import { change, message, NOON, note } from "./store-samples.ts";

const PROGRAM = join(ROOT, "dist/server/store.js");

export type Ended = { readonly code: number | null; readonly output: string };
export type Started = { readonly child: ChildProcess; readonly ended: Promise<Ended> };

/** The built command, as `npm run store:…` runs it. */
export function startCommand(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Started {
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    env: { PATH: process.env["PATH"] ?? "", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<Ended>((end) => child.once("close", (code) => end({ code, output })));
  return { child, ended };
}

/** A closed data folder with conversations of all sorts, names that databases dislike, and a workspace. */
export async function filledFolder(folder: string, conversations = 30): Promise<void> {
  const store = await openStore(folder);
  await openWorkspace({ store, clock: { now: () => NOON }, ids: randomIds, timings: TIMINGS });
  await Promise.all(
    Array.from({ length: conversations }, (_, i) =>
      store.commit(
        [
          change({
            id: `c${i}`,
            state: { of: i, text: "Hej \u0000 \ud800 ☂" },
            labels: ["active", "active", `by ${i % 3}`],
            dueAt: i % 2 === 0 ? NOON + i : null,
            append: [message(`m${i}`, "Where is my tent? \u0000"), note(`n${i}`)],
          }),
          change({ kind: "ticket", id: `t${i}`, labels: ["open"] }),
        ],
        NOON + i,
      ),
    ),
  );
  await store.commit(
    [change({ id: "c1", expected: 1, labels: ["active"], append: [message("late")] })],
    NOON,
  );
  await store.commit([change({ kind: "ticket", id: "t2", expected: 1, state: null })], NOON);
  await store.commit([change({ kind: "odd~\u0000", id: "Ünï\ud800" })], NOON);
  await store.close();
}

const TIMINGS = {
  offerMs: 1,
  holdMs: 1,
  queueLimitMs: 1,
  visitorGoneMs: 1,
  idleMs: 1,
  botIdleMs: 1,
  solvedCloseMs: 1,
};

export async function folderRecords(folder: string): Promise<readonly Kept[]> {
  const kept = await openKeptFolder(folder, { moved: true });
  return all(kept.records()).finally(kept.release);
}

export function databaseRecords(url: string): Promise<readonly Kept[]> {
  return all(keptDatabase(url));
}

/** In one order, without the workspace: that says where it was moved to. */
async function all(records: AsyncIterable<Kept>): Promise<readonly Kept[]> {
  const list: Kept[] = [];
  for await (const one of records)
    if (one.kind !== "workspace") list.push({ ...one, labels: [...new Set(one.labels)].sort() });
  const name = ({ kind, id }: Kept) => JSON.stringify([kind, id]);
  return list.sort((a, b) => (name(a) < name(b) ? -1 : 1));
}

/** What the store answers after the move, in the order of its commits. */
export async function latest(store: Store): Promise<readonly string[]> {
  return (await store.tagged("conversation", "active", 1_000)).map(({ id }) => id);
}

/** Holds a table so that whoever wants to write to it waits, until the connection is ended. */
export async function holdTable(url: string, table: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`BEGIN; LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
  return client;
}
