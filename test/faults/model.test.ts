import { expect, it } from "vitest";
import { freshSeed } from "../support/random.ts";
import { run } from "./model.ts";

it(
  "D1 to D5, D7, P1, P8, T1: whatever is sent, lost, repeated, put out of order, cut or killed, the logs are what was written",
  { timeout: 120_000 },
  async () => {
    const report = await run({ rounds: 100, seed: freshSeed() });
    // The seed in a failure replays it: npm run faults -- model --rounds 100 --seed N
    expect(report.violations, `seed ${report.seed}`).toEqual([]);
  },
);
