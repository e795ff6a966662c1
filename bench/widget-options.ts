import { parseArgs } from "node:util";
import { z } from "zod";

const options = z.strictObject({
  /** Visits by a browser that has nothing of ours yet. */
  rounds: z.coerce.number().int().min(1).max(50).default(5),
});

export type WidgetOptions = z.infer<typeof options>;

/** Null: not understood. */
export function parseWidgetOptions(args: readonly string[]): WidgetOptions | null {
  try {
    return options.parse(
      parseArgs({ args: [...args], options: { rounds: { type: "string" } } }).values,
    );
  } catch {
    return null;
  }
}
