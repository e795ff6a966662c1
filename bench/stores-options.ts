import { parseArgs } from "node:util";
import { z } from "zod";

const count = (fallback: number, most: number) =>
  z.coerce.number().int().min(1).max(most).default(fallback);

const options = z.strictObject({
  /** Length of one measurement. */
  seconds: count(3, 60),
  /** Measurements of each store at each size, one after another in turn. */
  rounds: count(3, 20),
  /** Conversations stored, each with ten messages. */
  few: count(100, 10_000),
  many: count(100_000, 1_000_000),
  /** Commits under way at a time, each to another conversation. */
  together: count(64, 512),
});

export type StoresOptions = z.infer<typeof options>;

/** Null: not understood. */
export function parseStoresOptions(args: readonly string[]): StoresOptions | null {
  const text = { type: "string" } as const;
  const flags = { seconds: text, rounds: text, few: text, many: text, together: text };
  try {
    return options.parse(parseArgs({ args: [...args], options: flags }).values);
  } catch {
    return null;
  }
}
