import { parseArgs } from "node:util";
import { z } from "zod";

const options = z.strictObject({
  /** Runs of each page in each way. */
  rounds: z.coerce.number().int().min(1).max(20).default(3),
});

export type LighthouseOptions = z.infer<typeof options>;

/** Null: not understood. */
export function parseLighthouseOptions(args: readonly string[]): LighthouseOptions | null {
  try {
    return options.parse(
      parseArgs({ args: [...args], options: { rounds: { type: "string" } } }).values,
    );
  } catch {
    return null;
  }
}
