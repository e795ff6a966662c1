import { Refusal } from "../stores/refusal.ts";
import { openKeptFolder } from "../stores/lowdb/kept-folder.ts";
import { totalsOf, writeRecordsFile } from "../stores/archive/records-file.ts";
import { keptDatabase } from "../stores/postgres/move-in.ts";
import type { Surroundings } from "./move.ts";
import { progress } from "./progress.ts";
import { settleFolder } from "./settle.ts";

/** Writes all records as JSON Lines: of the database as of one moment, of a folder that nobody has open. */
export async function exportTo(file: string, { config, say }: Surroundings): Promise<void> {
  const { databaseUrl } = config;
  const written = progress(say, "wrote", null);
  const tallies =
    databaseUrl === null
      ? await exportFolder()
      : await writeRecordsFile(file, keptDatabase(databaseUrl), written);
  const { records, events } = totalsOf(tallies);
  if (records === 0) throw new Refusal(`${file} is empty: there are no records to export.`);
  say(
    `Wrote ${records} records with ${events} events to ${file}. It holds what people wrote and what they sign in with: keep it safe.`,
  );

  async function exportFolder() {
    await settleFolder(config, say);
    const source = await openKeptFolder(config.dataDir);
    return writeRecordsFile(file, source.records(), written).finally(source.release);
  }
}
