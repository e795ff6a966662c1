import { execSync } from "node:child_process";
import { parseArgs } from "node:util";
import { z } from "zod";

const count = (fallback: number, most: number) =>
  z.coerce.number().int().min(1).max(most).default(fallback);

/** The bounds keep any run within minutes; the defaults take less than two. */
const options = z.strictObject({
  /** Connections that are held, of visitors who have asked for what their panel shows. */
  visitors: count(5_000, 20_000),
  /** Of those: in a live chat with an agent. */
  chats: count(100, 400),
  /** Messages a second, of all chats together. */
  rate: count(200, 2_000),
  /** Length of one measurement. */
  seconds: count(6, 60),
  /** Measurements of each side. */
  rounds: count(3, 20),
});

export type SocketOptions = z.infer<typeof options>;

/** Null: not understood. */
export function parseSocketOptions(args: readonly string[]): SocketOptions | null {
  const text = { type: "string" } as const;
  const flags = { visitors: text, chats: text, rate: text, seconds: text, rounds: text };
  try {
    return options.parse(parseArgs({ args: [...args], options: flags }).values);
  } catch {
    return null;
  }
}

/** Every connection is an open file, in the server and in the process that holds the other end. */
export function refuseTooMany({ visitors, chats }: SocketOptions): void {
  const limit = execSync("ulimit -n", { encoding: "utf8" }).trim();
  const needed = visitors + 2 * chats + 200;
  if (limit === "unlimited" || Number(limit) >= needed) return;
  throw new Error(
    `${visitors} visitors need ${needed} open files in one process, and ${limit} are allowed. Run "ulimit -n ${needed}" first, or ask for fewer with --visitors.`,
  );
}
