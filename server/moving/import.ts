import type { Config } from "../config.ts";
import { existsSync } from "node:fs";
import { fileBoxFor } from "../file-boxes/file-box-for.ts";
import { folderBox } from "../file-boxes/folder-box.ts";
import { checksumOf, type Tallies } from "../stores/archive/kept.ts";
import { checkRecordsFile, recordsIn, totalsOf } from "../stores/archive/records-file.ts";
import { openLowdbStore } from "../stores/lowdb/open-lowdb-store.ts";
import { restoreFolder } from "../stores/lowdb/restore-folder.ts";
import { MoveIn } from "../stores/postgres/move-in.ts";
import { Refusal } from "../stores/refusal.ts";
import { migrationsIn, withDatabase } from "./database.ts";
import { contentLines, copyContents, notingFiles } from "./contents.ts";
import { filesBeside } from "./export.ts";
import type { Surroundings } from "./move.ts";
import { progress, tallyLines } from "./progress.ts";
import { refuseOthers } from "./refuse-others.ts";
import { rememberMoved, type Say } from "./settle.ts";

/** Fills an empty store with the records of a file, once all of the file is known to be good. */
export async function importFrom(file: string, { config, root, say }: Surroundings): Promise<void> {
  if (!existsSync(file)) throw new Refusal(`There is no file ${file}.`);
  if (config.databaseUrl === null) refuseOthers(config.dataDir);
  if (config.files.bucket === null) refuseOthers(config.files.folder);
  const expected = await checkRecordsFile(file);
  const { records } = totalsOf(expected);
  if (!expected.has("workspace"))
    throw new Refusal(`${file} has no workspace, so it is not all of a store. Export again.`);
  const written = progress(say, "wrote", records);
  if (config.databaseUrl === null) await intoFolder(file, { config, expected, written });
  else await intoDatabase(file, { url: config.databaseUrl, config, root, expected, written, say });
  await importContents(file, config, say);
  for (const line of tallyLines(expected)) say(line);
  say(`Imported ${file}.`);
}

/** What the files hold comes along from beside the records. */
async function importContents(file: string, { files }: Config, say: Say): Promise<void> {
  const keys = new Set<string>();
  for await (const _ of notingFiles(recordsIn(file), keys));
  const places = { from: folderBox(filesBeside(file)), to: fileBoxFor(files) };
  const copied = await copyContents(keys, places);
  for (const line of contentLines(copied, files.bucket?.url ?? files.folder)) say(line);
}

type Folder = {
  readonly config: Config;
  readonly expected: Tallies;
  readonly written: (records: number) => void;
};

async function intoFolder(file: string, { config, expected, written }: Folder): Promise<void> {
  await restoreFolder({ dataDir: config.dataDir, records: recordsIn(file), expected, written });
  const opened = await openLowdbStore({
    folder: config.dataDir,
    log: { info: () => {}, warn: () => {} },
  });
  if (!opened.ok) throw new Refusal(opened.problem);
  await rememberMoved(config, opened.store, { newFolder: true }).finally(() =>
    opened.store.close(),
  );
}

async function intoDatabase(
  file: string,
  {
    url,
    config,
    root,
    expected,
    written,
  }: Folder & { readonly url: string; readonly root: string; readonly say: Say },
): Promise<void> {
  const source = `a file with checksum ${checksumOf(expected).slice(0, 16)}`;
  const target = await MoveIn.begin({ url, migrations: migrationsIn(root) }, source);
  try {
    const { tallies } = await target.copy(recordsIn(file), written);
    await target.verify(tallies);
    await target.open();
  } finally {
    await target.close();
  }
  await withDatabase(url, root, (store) => rememberMoved(config, store, { newFolder: true }));
}
