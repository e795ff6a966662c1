import { fileBoxFor } from "../file-boxes/file-box-for.ts";
import { folderBox } from "../file-boxes/folder-box.ts";
import { Refusal } from "../stores/refusal.ts";
import { openKeptFolder } from "../stores/lowdb/kept-folder.ts";
import { totalsOf, writeRecordsFile } from "../stores/archive/records-file.ts";
import { keptDatabase } from "../stores/postgres/move-in.ts";
import { contentLines, copyContents, notingFiles } from "./contents.ts";
import type { Surroundings } from "./move.ts";
import { counted, progress } from "./progress.ts";
import { refuseOthers } from "./refuse-others.ts";
import { settleFolder } from "./settle.ts";

/**
 * Writes all records as JSON Lines: of the database as of one moment, of a folder that nobody has open.
 * What their files hold is copied beside it.
 */
export async function exportTo(file: string, { config, say }: Surroundings): Promise<void> {
  const { databaseUrl } = config;
  const written = progress(say, "wrote", null);
  const keys = new Set<string>();
  const tallies =
    databaseUrl === null
      ? await exportFolder()
      : await writeRecordsFile(file, notingFiles(keptDatabase(databaseUrl), keys), written);
  const { records, events } = totalsOf(tallies);
  const beside = filesBeside(file);
  const to = folderBox(beside);
  const copied = await copyContents(keys, { from: fileBoxFor(config.files), to });
  for (const line of contentLines(copied, beside)) say(line);
  if (records === 0) throw new Refusal(`${file} is empty: there are no records to export.`);
  say(
    `Wrote ${counted(records, "record")} with ${counted(events, "event")} to ${file}. It holds what people wrote and what they sign in with: keep it safe.`,
  );

  async function exportFolder() {
    refuseOthers(config.dataDir);
    await settleFolder(config, say);
    const source = await openKeptFolder(config.dataDir);
    return writeRecordsFile(file, notingFiles(source.records(), keys), written).finally(
      source.release,
    );
  }
}

/** Where the contents of files are that belong to a file of records. */
export function filesBeside(file: string): string {
  return `${file}.files`;
}
