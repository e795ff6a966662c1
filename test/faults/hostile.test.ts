import { expect, it } from "vitest";
import { run } from "./hostile.ts";

it(
  "A6, D8: malformed packets and requests end nothing and slow down nobody; who does not read is cut off",
  { timeout: 60_000 },
  async () => {
    const { violations } = await run({ rounds: 3_000, seed: undefined });
    expect(violations).toEqual([]);
  },
);
