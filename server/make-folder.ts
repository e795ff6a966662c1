import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Makes a folder and those above it; answers with the first it made, if any. Node's own `recursive` tries
 * for ever where a folder that is there says it is not (`/proc`).
 */
export async function makeFolder(folder: string, mode = 0o777): Promise<string | undefined> {
  if (await isThere(folder)) return undefined;
  const first = await makeFolder(dirname(folder), mode);
  try {
    await mkdir(folder, { mode });
  } catch (error) {
    // Somebody else made it meanwhile.
    if (await isThere(folder)) return first;
    throw error;
  }
  return first ?? folder;
}

async function isThere(folder: string): Promise<boolean> {
  try {
    return (await stat(folder)).isDirectory();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return false;
    throw error;
  }
}
