import { randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { access, constants, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { once } from "node:events";
import type { FileBox } from "../application/ports.ts";
import { makeFolder } from "../make-folder.ts";

/** Keys are ours; whatever else is asked for is not there. */
const KEY = /^[A-Za-z0-9_-]{43}$/;

/** Why no files can be kept in the folder and what to do about it, in one line; null: they can. */
export async function folderProblem(folder: string): Promise<string | null> {
  try {
    await makeFolder(folder, 0o700);
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return `No files can be kept in ${folder}: ${why}. Set FILES_DIR to a folder that this user can write to.`;
  }
}

/** Files in a folder of this machine, or one that all nodes share; only this user may read them. */
export function folderBox(folder: string): FileBox {
  const pathOf = (key: string) => {
    if (!KEY.test(key)) throw new Error("Not a key of ours.");
    // By their beginnings, so that no folder holds more than some systems like.
    return join(folder, key.slice(0, 2), key);
  };
  return {
    async put(key, bytes) {
      const path = pathOf(key);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const draft = `${path}.${randomBytes(6).toString("hex")}`;
      try {
        const file = await open(draft, "wx", 0o600);
        try {
          await file.writeFile(bytes);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(draft, path);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
      // The new name is durable once its folder is.
      await synced(dirname(path));
      await synced(folder);
    },
    async read(key) {
      const stream = createReadStream(pathOf(key));
      try {
        await once(stream, "open");
        return stream;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
        throw error;
      }
    },
    remove: (key) => rm(pathOf(key), { force: true }),
  };
}

async function synced(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
