import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Disk } from "../../server/stores/lowdb/disk.ts";
import { createMemoryStore } from "../../server/stores/memory/memory-store.ts";
import { openStore, temporaryFolder, tryOpen } from "./store-folders.ts";
import { type Asked, change, everything, message, NOON } from "./store-samples.ts";

const CHECKPOINTED = [
  change({ id: "a", labels: ["open"], append: [message("m0")] }),
  change({ id: "b", dueAt: 7 }),
];

/** What was written after the last checkpoint; the tests damage the last three of these. */
const JOURNALED = [
  change({ id: "a", expected: 1, state: 2, append: [message("m1")] }),
  change({ id: "a", expected: 2, state: 3, labels: ["open"] }),
  change({
    id: "b",
    expected: 1,
    state: "Åsa",
    append: [{ log: "internal", event: { type: "visitor:returned" } }],
  }),
  change({ id: "c", dueAt: 12 }),
];

const ASKED: Asked = {
  records: ["a", "b", "c"].map((id) => ({ kind: "conversation", id })),
  labels: ["open"],
  entries: ["m0", "m1"],
};

export type CrashedFolder = {
  readonly folder: string;
  /** The journal file that was being written, and its content. */
  readonly file: string;
  readonly journal: Buffer;
  /** Where in it each entry begins, the one that opens the file first; and its end. */
  readonly offsets: readonly number[];
  /** What the store shows when so many of its commits are there. */
  readonly shown: readonly unknown[];
};

/** A data folder as a crash leaves it: some in documents, some in the journal alone. */
export async function crashedFolder(): Promise<CrashedFolder> {
  const live = temporaryFolder();
  await openStore(live).then(async (store) => {
    await store.commit(CHECKPOINTED, NOON);
    await store.close();
  });
  const store = await openStore(live);
  for (const one of JOURNALED) await store.commit([one], NOON);
  const folder = temporaryFolder();
  cpSync(live, folder, { recursive: true });
  await store.close();
  return { folder, ...lastJournal(folder), shown: await prefixes() };
}

/** Puts other bytes in place of the journal. */
export function writeJournal({ file }: CrashedFolder, folder: string, bytes: Buffer): void {
  writeFileSync(join(folder, "journal", file), bytes);
}

export type Shown = { readonly shows: unknown } | { readonly problem: string };

/** What the folder shows when opened, or why it is refused. */
export async function shownBy(folder: string, disk: Disk): Promise<Shown> {
  const opened = await tryOpen(folder, { disk });
  if (!opened.ok) return { problem: opened.problem };
  const shows = await everything(opened.store, ASKED);
  await opened.store.close();
  return { shows };
}

async function prefixes(): Promise<readonly unknown[]> {
  const store = createMemoryStore();
  await store.commit(CHECKPOINTED, NOON);
  const shown = [await everything(store, ASKED)];
  for (const one of JOURNALED) {
    await store.commit([one], NOON);
    shown.push(await everything(store, ASKED));
  }
  return shown;
}

function lastJournal(folder: string): Pick<CrashedFolder, "file" | "journal" | "offsets"> {
  const file = readdirSync(join(folder, "journal")).sort().at(-1) ?? "";
  const journal = readFileSync(join(folder, "journal", file));
  const offsets = [0];
  for (let at = 0; at < journal.length; offsets.push(at)) {
    at += 25 + Number.parseInt(journal.toString("latin1", at, at + 8), 16) + 1;
  }
  return { file, journal, offsets };
}
