import { parseArgs } from "node:util";
import { z } from "zod";

const count = (fallback: number, most: number) =>
  z.coerce.number().int().min(1).max(most).default(fallback);

const options = z.strictObject({
  seed: count(1, 2 ** 31),
  agents: count(50, 500),
  chats: count(10_000, 200_000),
  /** Share of chats whose contact was here before, in percent. */
  returning: count(40, 100),
  /** How busy the floor is on average, in percent of all slots. */
  busy: count(60, 110),
  /** Decisions timed on the large floor. */
  decisions: count(3_000, 100_000),
});

export type RoutingOptions = z.infer<typeof options>;

/** Null: not understood. */
export function parseRoutingOptions(args: readonly string[]): RoutingOptions | null {
  const text = { type: "string" } as const;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        seed: text,
        agents: text,
        chats: text,
        returning: text,
        busy: text,
        decisions: text,
      },
    });
    return options.parse(values);
  } catch {
    return null;
  }
}
