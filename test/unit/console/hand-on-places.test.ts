import { expect, it } from "vitest";
import { colleagues, elsewhere } from "../../../agent-console/hand-on/places.ts";
import type { Agent } from "../../../server/protocol/registers.ts";
import { agent, workspace } from "./fixtures.ts";

const known = (...agents: readonly Agent[]) => ({
  me: "me",
  agents: new Map([agent("me"), ...agents].map((one) => [one.id, one])),
  present: new Set(["me", "ben", "cleo", "dan", "eve", "gus"]),
  workspace: null,
  now: 10,
  quiet: new Map(),
});

it("M5: offers colleagues who can take it first, never oneself", () => {
  const places = colleagues(
    known(
      agent("ana"),
      agent("ben", { load: 2 }),
      agent("cleo"),
      agent("dan", { availability: "away" }),
      agent("eve", { leave: { until: null, standInId: null } }),
      agent("fay", { active: false }),
      agent("gus", { leave: { until: 10, standInId: null } }),
    ),
  );
  expect(places.map(({ name, resting }) => [name, resting])).toEqual([
    ["cleo", false],
    // Leave ends by itself.
    ["gus", false],
    ["ana", true],
    ["ben", true],
    ["dan", true],
    ["eve", true],
  ]);
});

it("M5: offers the teams there are, the next tier if anybody has it, and the queue", () => {
  expect(elsewhere(known(agent("ben"))).map(({ target }) => target)).toEqual([{ to: "queue" }]);
  const shop = workspace({ teams: [{ id: "repairs", name: "Repairs" }] });
  const all = { ...known(agent("ben", { tier: 3 }), agent("cleo", { tier: 2 })), workspace: shop };
  expect(elsewhere(all).map(({ target }) => target)).toEqual([
    { to: "team", teamId: "repairs" },
    { to: "tier", tier: 2 },
    { to: "queue" },
  ]);
});

it("CX8: says how many others are on duty where a chat can go, full or not", () => {
  const teams = ["desk", "repairs"].map((id) => ({ id, name: id }));
  const places = elsewhere({
    ...known(
      agent("ben", { teamIds: ["desk"], load: 4 }),
      agent("cleo", { teamIds: ["repairs"], tier: 2, availability: "away" }),
      agent("ana", { tier: 2 }),
    ),
    workspace: workspace({ teams }),
  });
  expect(places.map(({ key, onDuty, resting }) => [key, onDuty, resting])).toEqual([
    ["team desk", 1, false],
    ["team repairs", 0, true],
    ["tier", 0, true],
    ["queue", null, false],
  ]);
});
