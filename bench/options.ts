import { parseArgs } from "node:util";
import { z } from "zod";

const count = (fallback: number, most: number) =>
  z.coerce.number().int().min(1).max(most).default(fallback);

/** The bounds keep any run within minutes; the defaults take less than one. */
const options = z.strictObject({
  /** Length of one measurement. */
  seconds: count(3, 60),
  /** Pairs of one visitor and one agent connection. */
  pairs: count(40, 400),
  /** Measurements of each side under each load. */
  rounds: count(3, 20),
});

export type Options = z.infer<typeof options>;

/** Null: not understood. */
export function parseOptions(args: readonly string[]): Options | null {
  const text = { type: "string" } as const;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { seconds: text, pairs: text, rounds: text },
    });
    return options.parse(values);
  } catch {
    return null;
  }
}
