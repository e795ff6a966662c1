import { parseArgs } from "node:util";
import { z } from "zod";

const count = (fallback: number, most: number) =>
  z.coerce.number().int().min(1).max(most).default(fallback);

const options = z.strictObject({
  conversations: count(10_000, 100_000),
  /** Messages a second while somebody types. */
  rate: count(50, 1_000),
  /** Keys that are pressed, ten a second. */
  keys: count(300, 10_000),
  /** Of the hour whose messages come as fast as they can, so many minutes. */
  minutes: count(60, 600),
});

export type ConsoleOptions = z.infer<typeof options>;

/** Null: not understood. */
export function parseConsoleOptions(args: readonly string[]): ConsoleOptions | null {
  const text = { type: "string" } as const;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { conversations: text, rate: text, keys: text, minutes: text },
    });
    return options.parse(values);
  } catch {
    return null;
  }
}
