import { expect, it } from "vitest";
import { run } from "./kill.ts";

it(
  "D1, D2, D3, T1, P1, P8: kills at any moment lose, repeat and reorder nothing that was acknowledged, and every start succeeds",
  { timeout: 180_000 },
  async () => {
    const report = await run({ rounds: 10, seed: undefined });
    expect(report.violations, JSON.stringify(report)).toEqual([]);
    expect(report.kills).toBe(10);
    expect(report.acked).toBeGreaterThan(100);
    expect(report.views).toBeGreaterThan(0);
  },
);
