import { open, readFile, realpath, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Refusal } from "../refusal.ts";
import { nullIf } from "./error-code.ts";
import { isAlive, processSchema, type ProcessIdentity, thisProcess } from "./process-identity.ts";

export type Lock = { release(): Promise<void> };

/** Folders this very process holds: a lock with our own id is otherwise one from an earlier life. */
const held = new Set<string>();

/** Claims the folder for this process, or refuses with the process that has it. */
export async function takeLock(path: string): Promise<Lock> {
  const folder = await realpath(dirname(path));
  if (held.has(folder)) throw inUse(folder, process.pid);
  held.add(folder);
  try {
    await claim(path, folder);
  } catch (error) {
    held.delete(folder);
    throw error;
  }
  return { release: () => rm(path, { force: true }).finally(() => held.delete(folder)) };
}

async function claim(path: string, folder: string): Promise<void> {
  while (!(await create(path))) {
    const text = await contents(path);
    const owner = text === null ? null : parse(text);
    if (owner !== null && owner.pid !== process.pid && isAlive(owner))
      throw inUse(folder, owner.pid);
    if (text !== null) await moveAside(path, text);
  }
}

async function create(path: string): Promise<boolean> {
  const handle = await open(path, "wx", 0o600).catch(nullIf("EEXIST"));
  if (handle === null) return false;
  try {
    await handle.writeFile(JSON.stringify(thisProcess()));
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

function parse(text: string): ProcessIdentity | null {
  try {
    return processSchema.parse(JSON.parse(text));
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
