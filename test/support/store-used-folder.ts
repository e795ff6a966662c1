import { cpSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { openStore, temporaryFolder } from "./store-folders.ts";
import { change, message, NOON } from "./store-samples.ts";

/** A folder with two documents and, from a life that was not closed, two journal files. */
export async function usedFolder(): Promise<string> {
  const live = temporaryFolder();
  const first = await openStore(live);
  await first.commit([change({ id: "a", append: [message("m0")] }), change({ id: "b" })], NOON);
  await first.close();
  const second = await openStore(live);
  await second.commit([change({ id: "a", expected: 1, append: [message("m1")] })], NOON);
  const folder = temporaryFolder();
  cpSync(live, folder, { recursive: true });
  rmSync(join(folder, "lock"));
  await second.close();
  return folder;
}

export function documentOf(folder: string, id: string): string {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const name = names.find((one) => one.endsWith(`${id}.json`));
  if (name === undefined) throw new Error(`No document of ${id}.`);
  return join(folder, name);
}

export function journalFiles(folder: string): readonly string[] {
  return readdirSync(join(folder, "journal"))
    .sort()
    .map((name) => join(folder, "journal", name));
}
