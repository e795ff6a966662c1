import { describe, expect, it } from "vitest";
import type { AgentRecord } from "../../../server/domain/agent-record.ts";
import type { ContactRecord } from "../../../server/domain/contact-record.ts";
import { lacks } from "../../../server/domain/routing/eligibility.ts";
import { floorAgent } from "../../../server/domain/routing/floor-agent.ts";
import { needOf } from "../../../server/domain/routing/need.ts";
import { routingSettings } from "../../../server/domain/routing/settings.ts";
import { simulate } from "../../../server/domain/routing/simulate.ts";
import type { RoutingSettings, SimulateRequest } from "../../../server/protocol/routing.ts";
import { TIMINGS } from "../../support/domain.ts";
import { floorWith, NOW, person, team } from "../../support/floor.ts";

const USUAL = routingSettings({}, TIMINGS);
const [EVERYBODY] = USUAL.teams;
if (EVERYBODY === undefined) throw new Error("no team");

const MEI: AgentRecord = {
  id: "mei",
  name: "Mei",
  email: "mei@shop.example",
  passwordHash: "",
  role: "agent",
  availability: "online",
  capacity: 2,
  assigned: ["a", "b"],
  idleSince: 0,
};

const STRANGER: ContactRecord = {
  id: "aino",
  name: "Aino",
  email: null,
  language: null,
  timeZone: null,
  firstSeenAt: 0,
  activeId: null,
  story: [],
};

const ASKED: SimulateRequest = {
  contactId: null,
  page: "/",
  question: "",
  choice: null,
  category: null,
  language: null,
  at: NOW,
  agents: [],
};

type Made = { readonly settings?: Partial<RoutingSettings>; readonly quiet?: number };

/** Mei has two chats of two. */
function tried(asked: Partial<SimulateRequest>, { settings = {}, quiet = 0 }: Made = {}) {
  const teams = new Map([["everybody", { load: 2, capacity: null }]]);
  return simulate(
    { ...ASKED, ...asked },
    {
      floor: floorWith([person("mei", { load: 2, capacity: 2, quiet, teams })], {
        teams: [team("everybody", { load: 2 })],
      }),
      around: {
        settings: { ...USUAL, ...settings },
        categoryOf: () => null,
        policies: [],
        speaks: () => false,
      },
      agents: [MEI],
      contact: STRANGER,
      handleMs: () => [],
    },
  );
}

describe("the simulator", () => {
  it("R22, R13: a chat gone quiet has given its slot back there, too, unless loads are made up", () => {
    expect(tried({}).decision.outcome).toBe("wait");
    expect(tried({}, { quiet: 1 }).decision).toMatchObject({ outcome: "offer", agentId: "mei" });
    const as = (load: number) => [{ agentId: "mei", online: true, load }];
    expect(tried({ agents: as(2) }, { quiet: 1 }).decision.outcome).toBe("offer");
    expect(tried({ agents: as(3) }, { quiet: 1 }).decision.outcome).toBe("wait");
    expect(tried({ agents: as(1) }).decision.outcome).toBe("offer");
  });

  it("R22, R13: what somebody is made up to have counts in their team", () => {
    const settings = { teams: [{ ...EVERYBODY, capacity: 2 }] };
    const as = (load: number) => [{ agentId: "mei", online: true, load }];
    expect(tried({ agents: as(2) }, { settings }).decision.candidates[0]?.reason.code).toBe(
      "team_full",
    );
    expect(tried({ agents: as(1) }, { settings }).decision.outcome).toBe("offer");
  });

  it("R22, R23: a rule on the category of the article shown last can be tried", () => {
    const settings: Partial<RoutingSettings> = {
      rules: [{ on: "category", is: "Billing", teamId: null, tier: 2, skills: [] }],
    };
    expect(tried({}, { settings }).tier).toBe(1);
    expect(tried({ category: "Billing" }, { settings }).tier).toBe(2);
  });
});

it("R4, R24: a skill somebody lacks is told by its name", () => {
  const rule = { on: "page", is: "/", teamId: null, tier: null } as const;
  const need = needOf(
    {
      ...USUAL,
      skills: [{ id: "big-tents", name: "Big tents" }],
      rules: [{ ...rule, skills: [{ skill: "big-tents", level: 2 }] }],
    },
    { choice: null, page: "/x", category: null, question: "", chosen: null, language: null },
    () => false,
  );
  const mei = floorAgent(MEI, {
    now: NOW,
    present: true,
    onDuty: true,
    teamIds: ["everybody"],
    breathMs: 0,
    loads: new Map(),
    quiet: 0,
  });
  expect(lacks(mei, need)).toEqual({ code: "skill", skill: "Big tents" });
});
