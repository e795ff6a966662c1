import { expect, test } from "vitest";
import { postgresPrograms } from "../support/postgres.ts";
import { isRedisInstalled } from "../support/redis.ts";
import { describeWhere } from "../support/where-installed.ts";
import { run } from "./cluster.ts";

describeWhere("PostgreSQL and Redis", postgresPrograms() !== null && isRedisInstalled, () => {
  test("N1, N2, N3, N6, P7: a node killed, a node frozen past its leases, Redis and PostgreSQL stopped and silent under load lose, repeat and reorder nothing, and what a dead node's agent held goes on", async () => {
    const report = await run({ rounds: 6, seed: undefined });
    expect(report.violations, JSON.stringify(report)).toEqual([]);
    expect(report.faults).toEqual({
      kill: 1,
      freeze: 1,
      redis: 1,
      "mute redis": 1,
      postgres: 1,
      "mute postgres": 1,
    });
    expect(report.acked).toBeGreaterThan(50);
    expect(report.views).toBeGreaterThan(0);
  }, 180_000);
});
