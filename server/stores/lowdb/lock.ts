import { open, readFile, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { z } from "zod";
import { Refusal } from "../refusal.ts";
import { nullIf } from "./error-code.ts";
import { type FolderIdentity, folderSchema, identityOf, isSameFolder } from "./folder-identity.ts";
import { isAlive, processSchema, thisProcess } from "./process-identity.ts";

export type Lock = { release(): Promise<void> };

/** Whose lock it is, and of which folder; earlier versions did not say that. */
const lockSchema = processSchema.extend({ folder: folderSchema.optional() });
type Owner = z.infer<typeof lockSchema>;

/** Folders this very process holds: a lock with our own id is otherwise one from an earlier life. */
const held = new Set<string>();

/** Claims the folder for this process, or refuses with the process that has it. */
export async function takeLock(path: string): Promise<Lock> {
  const folder = await identityOf(dirname(path));
  if (held.has(folder.path)) throw inUse(folder.path, process.pid);
  held.add(folder.path);
  try {
    await claim(path, folder);
  } catch (error) {
    held.delete(folder.path);
    throw error;
  }
  return { release: () => rm(path, { force: true }).finally(() => held.delete(folder.path)) };
}

async function claim(path: string, folder: FolderIdentity): Promise<void> {
  while (!(await create(path, folder))) {
    const text = await contents(path);
    const owner = text === null ? null : parse(text);
    if (owner !== null && holds(owner, folder)) throw inUse(folder.path, owner.pid);
    if (text !== null) await moveAside(path, text);
  }
}

/** A copy of a folder in use has the lock of the original in it, whose owner is alive. */
function holds(owner: Owner, folder: FolderIdentity): boolean {
  if (owner.folder !== undefined && !isSameFolder(owner.folder, folder)) return false;
  return owner.pid !== process.pid && isAlive(owner);
}

async function create(path: string, folder: FolderIdentity): Promise<boolean> {
  const handle = await open(path, "wx", 0o600).catch(nullIf("EEXIST"));
  if (handle === null) return false;
  try {
    await handle.writeFile(JSON.stringify({ ...thisProcess(), folder } satisfies Owner));
    return true;
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}

/** What the lock says; null if it has gone meanwhile. */
async function contents(path: string): Promise<string | null> {
  const text = await readIfThere(path);
  if (text === null || parse(text) !== null) return text;
  // Its owner may be between creating and writing it.
  await delay(100);
  return readIfThere(path);
}

/**
 * Two processes may find the same stale lock. Both rename it; the slower one would carry off the
 * fresh lock of the faster, sees that by its text, and puts it back.
 */
async function moveAside(path: string, stale: string): Promise<void> {
  const aside = `${path}.stale.${process.pid}`;
  if ((await rename(path, aside).catch(nullIf("ENOENT"))) === null) return;
  if ((await readIfThere(aside)) === stale) await rm(aside, { force: true });
  else await rename(aside, path);
}

function readIfThere(path: string): Promise<string | null> {
  return readFile(path, "utf8").catch(nullIf("ENOENT"));
}

function parse(text: string): Owner | null {
  try {
    return lockSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Somebody else has the folder open. */
export class InUse extends Refusal {
  readonly pid: number;

  constructor(message: string, pid: number) {
    super(message);
    this.pid = pid;
  }
}

function inUse(folder: string, pid: number): InUse {
  return new InUse(
    `The data folder ${folder} is in use by process ${pid}. Stop it, or set DATA_DIR to another folder.`,
    pid,
  );
}
