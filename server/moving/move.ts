import type { Config } from "../config.ts";
import type { WorkspaceRecord } from "../domain/workspace-record.ts";
import type { Tallies } from "../stores/archive/kept.ts";
import {
  countLiving,
  livingDocuments,
  openKeptFolder,
  ownerOf,
  wasMoved,
} from "../stores/lowdb/kept-folder.ts";
import { fileBoxFor } from "../file-boxes/file-box-for.ts";
import { folderBox } from "../file-boxes/folder-box.ts";
import { holdsShop, MoveIn } from "../stores/postgres/move-in.ts";
import { Refusal } from "../stores/refusal.ts";
import { migrationsIn, withDatabase } from "./database.ts";
import { contentLines, copyContents, notingFiles } from "./contents.ts";
import { counted, progress, tallyLines } from "./progress.ts";
import { refuseOthers } from "./refuse-others.ts";
import { rememberMoved, type Say, settleFolder } from "./settle.ts";

export type Surroundings = { readonly config: Config; readonly root: string; readonly say: Say };

/**
 * Moves a data folder into a database. While a process has the folder open its documents are copied
 * ahead, so that the move itself, for which it has to stop, has little left to do.
 */
export async function move({ config, root, say }: Surroundings): Promise<"moved" | "begun"> {
  const url = config.databaseUrl;
  if (url === null) throw new Refusal("Set DATABASE_URL to an empty database to move into.");
  refuseOthers(config.dataDir);
  const owner = await ownerOf(config.dataDir);
  if (owner === null && (await isThere(config.dataDir, url))) {
    // Had it ended in its very last step, that is still to be done.
    await withDatabase(url, root, (store) => rememberMoved(config, store, { newFolder: false }));
    say(
      `All of ${config.dataDir} is in this database already, and the folder is closed: nothing is left to move. Start with DATABASE_URL from now on.`,
    );
    return "moved";
  }
  if (owner === null && !wasMoved(config.dataDir)) await settleFolder(config, say);
  const target = await MoveIn.begin(
    { url, migrations: migrationsIn(root) },
    `the folder ${config.dataDir}`,
  );
  try {
    if (owner === null) await moveAll(config, target, say);
    else await copyAhead(config, target, { owner, say });
  } finally {
    await target.close();
  }
  if (owner !== null) return "begun";
  await withDatabase(url, root, (store) => rememberMoved(config, store, { newFolder: false }));
  say(
    `Moved. Start with DATABASE_URL from now on; ${config.dataDir} stays as it was and is closed.`,
  );
  return "moved";
}

/** The folder says only that it was moved, not where to. */
async function isThere(dataDir: string, url: string): Promise<boolean> {
  if (!wasMoved(dataDir)) return false;
  for await (const { kind, state } of livingDocuments(dataDir))
    if (kind === "workspace") return holdsShop(url, (state as WorkspaceRecord).siteKey);
  return false;
}

async function copyAhead(
  { dataDir }: Config,
  target: MoveIn,
  { owner, say }: { readonly owner: number; readonly say: Say },
): Promise<void> {
  const looked = progress(say, "looked at", countLiving(dataDir));
  const { written } = await target.copy(livingDocuments(dataDir), looked);
  say(
    `Copied ${counted(written, "record")} ahead; nothing was switched over. Process ${owner} still uses ${dataDir}: stop it and run this again to move what is left.`,
  );
}

async function moveAll({ dataDir, files }: Config, target: MoveIn, say: Say): Promise<Tallies> {
  const keys = new Set<string>();
  const source = await openKeptFolder(dataDir, { moved: true });
  try {
    const looked = progress(say, "looked at", source.size);
    const { tallies, written, removed } = await target.copy(
      notingFiles(source.records(), keys),
      looked,
    );
    say(`Wrote ${counted(written, "record")}, removed ${removed}. Reading all of it back …`);
    await target.verify(tallies);
    for (const line of tallyLines(tallies)) say(line);
    await moveContents(files, keys, say);
    // In this order a crash leaves neither open, and running it again goes on; never both.
    await source.moved();
    await target.open();
    return tallies;
  } finally {
    await source.release();
  }
}

/** Files go along into a bucket, where one is set; else they stay where they are. */
async function moveContents(
  files: Config["files"],
  keys: ReadonlySet<string>,
  say: Say,
): Promise<void> {
  if (keys.size === 0) return;
  if (files.bucket === null) {
    say(
      `Left where they are, in ${files.folder}: ${counted(keys.size, "file")}. All nodes need that folder, or set FILES_S3_URL.`,
    );
    return;
  }
  const places = { from: folderBox(files.folder), to: fileBoxFor(files) };
  for (const line of contentLines(await copyContents(keys, places), files.bucket.url)) say(line);
}
