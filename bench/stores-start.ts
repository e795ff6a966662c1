import { fork } from "node:child_process";
import { once } from "node:events";
import { nodeFlags } from "./child.ts";
import { rounded } from "./statistics.ts";
import { openFolder } from "./stores-open.ts";

const MEGABYTE = 1024 * 1024;

export type Start = {
  readonly openMs: number;
  /** Processor time of that: what it is made of, whatever else the machine does. */
  readonly cpuMs: number;
  /** Of the whole process, right behind the start. */
  readonly rssMb: number;
  readonly heapMb: number;
};

/** Opens a folder and says how long that took; the process that does it does nothing else. */
export async function beOpened(folder: string): Promise<void> {
  const from = performance.now();
  const before = process.cpuUsage();
  const store = await openFolder(folder);
  const openMs = rounded(performance.now() - from);
  const { user, system } = process.cpuUsage(before);
  const { rss, heapUsed } = process.memoryUsage();
  process.send?.({
    openMs,
    cpuMs: rounded((user + system) / 1_000),
    rssMb: Math.round(rss / MEGABYTE),
    heapMb: Math.round(heapUsed / MEGABYTE),
  } satisfies Start);
  await store.close();
  process.disconnect?.();
}

export async function timeStart(folder: string): Promise<Start> {
  const child = fork(process.argv[1] ?? "", ["open", folder], { execArgv: nodeFlags() });
  const ended = once(child, "exit");
  const [start] = (await once(child, "message")) as [Start];
  await ended;
  return start;
}
