import { readFileSync } from "node:fs";
import { z } from "zod";

/**
 * A process id alone is recycled: after a restart in a container, "process 7" is often somebody
 * else. Where the system tells it (Linux), the time it started settles the matter.
 */
export const processSchema = z.strictObject({
  pid: z.int().positive(),
  started: z.string().nullable(),
});
export type ProcessIdentity = z.infer<typeof processSchema>;

export function thisProcess(): ProcessIdentity {
  return { pid: process.pid, started: processStat(process.pid)?.started ?? null };
}

export function isAlive({ pid, started }: ProcessIdentity): boolean {
  if (!respondsToSignals(pid)) return false;
  const stat = processStat(pid);
  if (stat === null) return true;
  // A killed process whose parent has not collected it yet answers signals, but runs no more.
  if (stat.state === "Z" || stat.state === "X") return false;
  return started === null || stat.started === started;
}

function respondsToSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it exists, but belongs to another user.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Fields 3 and 22 of /proc/PID/stat; the name before them may contain anything, even ")". */
function processStat(pid: number): { readonly state: string; readonly started: string } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return { state: fields[0] ?? "", started: fields[19] ?? "" };
  } catch {
    return null;
  }
}
