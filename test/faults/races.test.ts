import { describe, expect, it } from "vitest";
import type { InboxRow } from "../../server/protocol/registers.ts";
import { row } from "../unit/console/fixtures.ts";
import { freshSeed } from "../support/random.ts";
import { postgresPrograms } from "../support/postgres.ts";
import { isRedisInstalled } from "../support/redis.ts";
import { describeWhere } from "../support/where-installed.ts";
import { overlooked, ownersIn, raceOn } from "./races.ts";
import type { StoreName } from "./races-place.ts";

const RULES =
  "P5, P8, P7, R19: accepts, declines, claims, transfers, logouts and new chats at once: one owner each, nobody over capacity, none stranded";

async function race(store: StoreName): Promise<void> {
  const seed = freshSeed();
  const report = await raceOn(store, { rounds: 150, seed });
  expect(report.violations, `seed ${seed}: ${JSON.stringify(report)}`).toEqual([]);
  for (const what of ["offer:accept", "offer:decline", "conversation:transfer", "new chat"])
    expect(report.tally[what], what).toBeGreaterThan(0);
}

// All of it on every store, 10,000 operations each: npm run faults -- races
describe("a floor where everything happens at once", { timeout: 120_000 }, () => {
  it(`${RULES}, on the embedded store`, () => race("embedded"));

  describeWhere("PostgreSQL and Redis", postgresPrograms() !== null && isRedisInstalled, () => {
    it(`${RULES}, on two nodes`, () => race("postgres"));
  });
});

describe("what is looked for in a chat that has ended", () => {
  const joined = (agentId: string) =>
    ({ is: "joined", seq: 1, at: 1, agentId, agentName: agentId }) as const;
  const handedOn = { is: "handoff", seq: 1, at: 1, reason: "transferred" } as const;
  const over = { is: "resolved", outcome: "resolved", at: 1 } as const;

  it("two who have it at once are found, and one that has not ended", () => {
    expect(ownersIn({ phase: over, entries: [joined("a"), handedOn, joined("b")] })).toEqual([]);
    expect(ownersIn({ phase: over, entries: [joined("a"), joined("b")] })).toHaveLength(1);
    expect(ownersIn({ phase: { is: "bot" }, entries: [] })).toEqual(["it is bot"]);
  });
});

describe("what is looked for in a chat that waits", () => {
  it("one that stays as it is while somebody could be asked is found; one that moves, or that all let pass, is not", () => {
    const seen = new Map();
    const look = (now: number, change: Partial<InboxRow> = {}) =>
      overlooked([row("c", { status: "queued", version: 1, ...change })], seen, { agents: 3, now });
    expect(look(0)).toEqual([]);
    expect(look(9_999)).toEqual([]);
    expect(look(10_000)).toHaveLength(1);
    expect(look(10_001, { version: 2 })).toEqual([]);
    expect(look(20_000, { version: 2 })).toEqual([]);
    const passed = { ana: "declined", ben: "missed" } as const;
    expect(look(99_999, { version: 2, passed })).toEqual([]);
  });
});
