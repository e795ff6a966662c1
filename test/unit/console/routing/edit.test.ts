import { describe, expect, it } from "vitest";
import {
  asFirstTeam,
  inTeam,
  isIn,
  moved,
  slugFor,
  tidied,
  withoutSkill,
  withoutTeam,
  withSkill,
  withTeam,
} from "../../../../agent-console/routing/state/edit.ts";
import { agentRouting, routingSettings as schema } from "../../../../server/protocol/routing.ts";
import {
  agentRouting as unset,
  routingSettings,
} from "../../../../server/domain/routing/settings.ts";
import { TIMINGS } from "../../../support/domain.ts";

const NEW = routingSettings({}, TIMINGS);
const teams = (settings: typeof NEW) => settings.teams.map(({ id }) => id);
const rule = (teamId: string | null, tier: number | null = null) => ({
  on: "page" as const,
  is: "/tents",
  teamId,
  tier,
  skills: [],
});

describe("editing who gets which chat", () => {
  it.each([
    ["Billing & Returns", [], "billing-returns"],
    ["Återbäring", [], "a-terba-ring"],
    ["请求", [], "group"],
    ["请求", ["group"], "group-2"],
    ["Billing", ["billing", "billing-2"], "billing-3"],
    ["x".repeat(80), [], "x".repeat(36)],
  ])("%j is called %s", (name, taken, slug) => {
    expect(slugFor(name, taken)).toBe(slug);
  });

  it("A8: what is added is what the server takes, whatever it is called", () => {
    const edited = withSkill(withTeam(withTeam(NEW, "请求"), "请求"), "Tents");
    expect(schema.safeParse(edited).error).toBeUndefined();
    expect(teams(edited)).toEqual(["everybody", "group", "group-2"]);
  });

  it("a team that goes leaves its rules open, and takes those with it that say nothing else", () => {
    const settings = {
      ...withTeam(NEW, "Billing"),
      rules: [rule("billing"), rule("billing", 2), rule("everybody"), rule(null)],
    };
    const left = withoutTeam(settings, "billing");
    expect(left.rules).toEqual([rule(null, 2), rule("everybody"), rule(null)]);
    expect(schema.safeParse(left).error).toBeUndefined();
  });

  it("a skill that goes is asked for nowhere", () => {
    const skills = [{ skill: "tents", level: 3 }];
    const settings = { ...withSkill(NEW, "Tents"), rules: [{ ...rule("everybody"), skills }] };
    const left = withoutSkill(settings, "tents");
    expect([left.skills, left.rules[0]?.skills]).toEqual([[], []]);
  });

  it("another team can be the first; a rule moves by a step, and not over the ends", () => {
    expect(teams(asFirstTeam(withTeam(NEW, "Billing"), "billing"))).toEqual([
      "billing",
      "everybody",
    ]);
    expect([moved([1, 2, 3], 0, 1), moved([1, 2, 3], 0, -1), moved([1, 2, 3], 2, 1)]).toEqual([
      [2, 1, 3],
      [1, 2, 3],
      [1, 2, 3],
    ]);
  });

  it("who is in no team stays in the first when they join another", () => {
    const nobody = unset({});
    const joined = inTeam(nobody, { teamId: "billing", on: true }, "everybody");
    expect(joined.teams.map(({ teamId }) => teamId)).toEqual(["everybody", "billing"]);
    expect(isIn(nobody, "everybody", "everybody")).toBe(true);
    expect(isIn(joined, "billing", "everybody")).toBe(true);
    const left = inTeam(joined, { teamId: "everybody", on: false }, "everybody");
    expect(isIn(left, "everybody", "everybody")).toBe(false);
  });

  it("what is not there any more is left out, so that the rest can be saved", () => {
    const kept = tidied(
      {
        ...unset({}),
        teams: [{ teamId: "gone", capacity: 1 }],
        skills: [{ skill: "gone", level: 2 }],
        leave: { until: null, standInId: "gone" },
      },
      NEW,
      ["here"],
    );
    expect(kept).toMatchObject({ teams: [], skills: [], leave: { standInId: null } });
    expect(agentRouting.safeParse(kept).error).toBeUndefined();
  });
});
