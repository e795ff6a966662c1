import { describe, expect, it } from "vitest";
import type { RoutingDecision } from "../../../server/protocol/routing-decision.ts";
import type { FloorAgent } from "../../../server/domain/routing/agents.ts";
import { nextDecision } from "../../../server/domain/routing/next.ts";
import { route } from "../../../server/domain/routing/route.ts";
import type { WaitingChat } from "../../../server/domain/routing/waiting-chat.ts";
import { chat, floorWith, known, memberOf, NOW, person, team } from "../../support/floor.ts";

const reasons = (decision: RoutingDecision) =>
  Object.fromEntries(decision.candidates.map(({ agentId, reason }) => [agentId, reason.code]));

const need = chat("c").need;

describe("the previous agent", () => {
  it("R1: asks who spoke with the contact most recently, however busy", () => {
    const crew = [person("ana"), person("ben", { load: 1 }), person("cia")];
    const decision = route(floorWith(crew), chat("c", { known: known("ben", "cia") }));
    expect(decision).toMatchObject({ outcome: "offer", agentId: "ben" });
    expect(decision.candidates.map(({ agentId }) => agentId)).toEqual(["ben", "cia", "ana"]);
    expect(reasons(decision)).toEqual({
      ben: "spoke_before",
      cia: "asked_after",
      ana: "asked_after",
    });
    expect(decision.candidates[1]?.spokeAt).toBe(99);
  });

  it("R5: waits once for a previous agent who is only full, while others are free", () => {
    const floor = floorWith([person("ana", { load: 2 }), person("ben")]);
    const waiting = chat("c", { known: known("ana") });
    expect(route(floor, waiting)).toMatchObject({ outcome: "hold", agentId: "ana" });
    expect(reasons(route(floor, waiting))).toEqual({ ana: "held", ben: "asked_after" });
    const during = { ...waiting, heldUntil: NOW + 1, held: true };
    expect(route(floor, during)).toMatchObject({ outcome: "hold", agentId: "ana" });
    expect(route(floor, { ...during, heldUntil: NOW }).agentId).toBe("ben");
    expect(route(floor, { ...during, heldUntil: null }).agentId).toBe("ben");
    const noHold = floorWith([person("ana", { load: 2 }), person("ben")], { rules: { holdMs: 0 } });
    expect(route(noHold, waiting).agentId).toBe("ben");
  });

  it("R5: how long it was held stays with the one it was held for, once somebody else is asked", () => {
    const floor = floorWith([person("ana", { load: 2 }), person("ben")]);
    const held = chat("c", {
      known: known("ana"),
      heldUntil: NOW,
      held: true,
      holds: [{ agentId: "ana", from: NOW - 30_000, to: null }],
    });
    const { agentId, candidates } = route(floor, held);
    expect(agentId).toBe("ben");
    expect(candidates.map((one) => [one.agentId, one.reason.code, one.heldMs])).toEqual([
      ["ana", "full", 30_000],
      ["ben", "only_one", undefined],
    ]);
  });

  it("R6: of two who are full it goes on for the other one when the first goes", () => {
    const ana = person("ana", { load: 2 });
    const ben = person("ben", { load: 2 });
    const held = chat("c", {
      known: known("ana", "ben"),
      heldUntil: NOW + 10_000,
      held: true,
      holds: [{ agentId: "ana", from: NOW - 1, to: null }],
    });
    const next = (crew: readonly FloorAgent[], one = held) =>
      nextDecision(floorWith(crew, { waiting: [one] }))?.decision ?? null;
    expect(next([ana, ben])).toBeNull();
    const onwards = next([{ ...ana, availability: "away" }, ben]);
    expect(onwards).toMatchObject({ outcome: "hold", agentId: "ben" });
    expect(onwards?.candidates.find(({ chosen }) => chosen)?.reason).toEqual({
      code: "held",
      until: NOW + 10_000,
    });
    const asBefore = { ...held, holds: [{ agentId: "ben", from: NOW - 1, to: null }] };
    expect(next([ana, ben], asBefore)).toBeNull();
  });

  it("R5: a previous agent who is only full is waited for also while nobody else is free, once", () => {
    const full = [person("ana", { load: 2 }), person("ben", { load: 2 })];
    const one = chat("c", { known: known("ana") });
    const next = (waiting: WaitingChat, crew = full) =>
      nextDecision(floorWith(crew, { waiting: [waiting] }))?.decision ?? null;
    expect(next(one)).toMatchObject({ outcome: "hold", agentId: "ana" });
    expect(next({ ...one, held: true })).toBeNull();
    expect(next({ ...one, passed: { ana: "declined" } })).toBeNull();
    const gone = person("ana", { load: 2, leave: { until: null, standInId: "ben" } });
    expect(next(one, [gone, full[1] ?? gone])).toMatchObject({ outcome: "hold", agentId: "ben" });
    expect(next({ ...one, known: [] })).toBeNull();
  });

  it("R5: another previous agent with room goes before the wait", () => {
    const floor = floorWith([person("ana", { load: 2 }), person("ben")]);
    expect(route(floor, chat("c", { known: known("ana", "ben") }))).toMatchObject({
      outcome: "offer",
      agentId: "ben",
    });
  });

  it.each([
    ["has room", { load: 1 }, "ana"],
    ["goes", { present: false }, "ben"],
    ["goes away", { availability: "away" }, "ben"],
    ["goes on leave", { leave: { until: null, standInId: null } }, "ben"],
    ["ends their working day", { working: false }, "ben"],
  ] as const)("R6: the wait ends at once when the agent %s", (_what, patch, next) => {
    const floor = floorWith([person("ana", { load: 2, ...patch }), person("ben")]);
    const held = chat("c", { known: known("ana"), heldUntil: NOW + 10_000, held: true });
    expect(route(floor, held)).toMatchObject({ outcome: "offer", agentId: next });
  });

  it("R9: the contact's own agent comes before those who spoke with it", () => {
    const floor = floorWith([person("ana"), person("ben"), person("cia", { load: 1 })]);
    const decision = route(floor, chat("c", { ownerId: "cia", known: known("ana") }));
    expect(decision.agentId).toBe("cia");
    expect(reasons(decision)).toMatchObject({ cia: "owner", ana: "asked_after" });
  });

  it("R10: who answers for an agent on leave inherits their contacts, through a chain", () => {
    const away = (standInId: string) => ({ leave: { until: NOW + 1, standInId } });
    const crew = [
      person("ana", away("ben")),
      person("ben", away("cia")),
      person("cia", { load: 1 }),
    ];
    const decision = route(floorWith([...crew, person("dan")]), chat("c", { known: known("ana") }));
    expect(decision.agentId).toBe("cia");
    expect(decision.candidates[2]?.reason).toEqual({ code: "stands_in", name: "ANA" });
    expect(reasons(decision)).toMatchObject({ ana: "on_leave", ben: "on_leave" });
    const circle = [person("ana", away("ben")), person("ben", away("ana")), person("dan")];
    expect(route(floorWith(circle), chat("c", { known: known("ana") })).agentId).toBe("dan");
  });

  it("R11: whom the contact rated badly last time is passed over, unless nobody else is there", () => {
    const bad = chat("c", { known: [{ agentId: "ana", at: 9, ratedBadly: true }] });
    const crew = [person("ana"), person("ben", { load: 1 })];
    const decision = route(floorWith(crew), bad);
    expect(decision.agentId).toBe("ben");
    expect(reasons(decision)).toMatchObject({ ana: "rated_badly" });
    expect(route(floorWith([person("ana"), person("ben", { load: 2 })]), bad).outcome).toBe("wait");
    expect(route(floorWith([person("ana")]), bad).agentId).toBe("ana");
    const lenient = floorWith(crew, { rules: { skipRatedBadly: false } });
    expect(reasons(route(lenient, bad))).toMatchObject({ ana: "spoke_before" });
  });

  it("R11, R5: nobody is waited for by name whom the contact rated badly, not as another's stand-in either", () => {
    const bad = chat("c", {
      known: [...known("ana"), { agentId: "ben", at: 9, ratedBadly: true }],
    });
    const leave = { until: null, standInId: "ben" };
    const crew = (load: number) => [person("ana", { leave }), person("ben", { load })];
    expect(route(floorWith(crew(2)), bad).outcome).toBe("wait");
    expect(nextDecision(floorWith(crew(2), { waiting: [bad] }))).toBeNull();
    expect(route(floorWith(crew(0)), bad).agentId).toBe("ben");
  });
});

describe("everyone else", () => {
  it("R3: asks the least busy by share of capacity, then the longest idle", () => {
    const byShare = route(
      floorWith([person("ana", { load: 1, capacity: 2 }), person("ben", { load: 1, capacity: 4 })]),
      chat("c"),
    );
    expect(reasons(byShare)).toEqual({ ben: "least_busy", ana: "busier" });
    const byIdleness = route(
      floorWith([person("ana", { idleSince: 5 }), person("ben", { idleSince: 3 })]),
      chat("c"),
    );
    expect(byIdleness.agentId).toBe("ben");
    expect(reasons(byIdleness)).toEqual({ ben: "longest_idle", ana: "asked_after" });
  });

  it("R3: a team may go round instead, or ask the longest idle", () => {
    const crew = [
      person("ana", { load: 1, givenAt: 5, idleSince: 9 }),
      person("ben", { givenAt: 8, idleSince: 7 }),
      person("cia", { givenAt: 9, idleSince: 3, load: 1 }),
    ];
    const by = (strategy: "round_robin" | "longest_idle") =>
      reasons(route(floorWith(crew, { teams: [team("desk", { strategy })] }), chat("c")));
    expect(by("round_robin")).toMatchObject({ ana: "next_in_turn", cia: "asked_after" });
    expect(by("longest_idle")).toMatchObject({ cia: "longest_idle", ana: "asked_after" });
  });

  it.each([
    ["offline", { present: false }, {}],
    ["away", { availability: "away" }, {}],
    ["full", { load: 2 }, {}],
    ["declined", {}, { passed: { ana: "declined" } }],
    ["missed", {}, { passed: { ana: "missed" } }],
    ["deactivated", { active: false }, {}],
    ["on_leave", { leave: { until: 5, standInId: null } }, {}],
    ["off_hours", { working: false }, {}],
    ["other_team", { teams: memberOf("billing") }, {}],
    ["full_in_team", { teams: new Map([["desk", { load: 1, capacity: 1 }]]) }, {}],
    ["breathing", { breathesUntil: NOW + 1 }, {}],
    ["handed_over", {}, { handedOverBy: "ana" }],
    ["lower_tier", {}, { need: { ...need, tier: 2 } }],
    ["language", {}, { need: { ...need, language: { tag: "fi", level: 2 } } }],
    ["skill", {}, { need: { ...need, skills: [{ skill: "refunds", level: 3 }] } }],
  ] as const)("R4: passes over who is %s, and says so", (reason, patch, asked) => {
    const able = {
      load: 1,
      tier: 2,
      languages: new Map([["fi", 2]]),
      skills: new Map([["refunds", 3]]),
    };
    const almost = { languages: new Map([["fi", 1]]), skills: new Map([["refunds", 2]]) };
    const floor = floorWith([person("ana", { ...almost, ...patch }), person("ben", able)]);
    for (const friends of [known(), known("ana")]) {
      const decision = route(floor, chat("c", { ...asked, known: friends, held: true }));
      expect(decision.agentId).toBe("ben");
      expect(reasons(decision)["ana"]).toBe(reason);
    }
  });

  it("R12: the first line is asked before those above it", () => {
    const floor = floorWith([person("ana", { tier: 2 }), person("ben", { load: 1 })]);
    expect(route(floor, chat("c")).agentId).toBe("ben");
    expect(route(floor, chat("c", { need: { ...need, tier: 2 } })).agentId).toBe("ana");
  });

  it("R13: a chat gone quiet gives its slot back, up to twice the capacity in all", () => {
    const quiet = (load: number, still: number) =>
      route(floorWith([person("ana", { load, quiet: still })]), chat("c")).outcome;
    expect(quiet(2, 0)).toBe("wait");
    expect(quiet(2, 1)).toBe("offer");
    expect(quiet(4, 3)).toBe("wait");
  });

  it("R13: a full team waits, whoever is free", () => {
    const teams = [team("desk", { load: 3, capacity: 3 })];
    const decision = route(floorWith([person("ana")], { teams }), chat("c"));
    expect(decision.outcome).toBe("wait");
    expect(reasons(decision)).toEqual({ ana: "team_full" });
  });

  it("R14: a team that broadcasts tells everybody with room, after the agents the contact knows", () => {
    const teams = [team("desk", { offers: "broadcast" })];
    const floor = floorWith([person("ana"), person("ben"), person("cia", { load: 2 })], { teams });
    const decision = route(floor, chat("c"));
    expect(decision).toMatchObject({ outcome: "broadcast", agentId: null });
    expect(reasons(decision)).toEqual({ ana: "told", ben: "told", cia: "full" });
    expect(route(floor, chat("c", { known: known("ben") }))).toMatchObject({
      outcome: "offer",
      agentId: "ben",
    });
  });
});

describe("nobody", () => {
  it("R7: waits while somebody is on duty, and files a ticket when nobody is", () => {
    const outcome = (patch: Parameters<typeof person>[1]) =>
      route(floorWith([person("ana", patch)]), chat("c")).outcome;
    expect(outcome({ load: 2 })).toBe("wait");
    expect(outcome({ present: false, onDuty: true })).toBe("wait");
    expect(outcome({ present: false, onDuty: false })).toBe("file");
    expect(outcome({ availability: "away" })).toBe("file");
    expect(outcome({ leave: { until: null, standInId: null } })).toBe("file");
    expect(outcome({ working: false })).toBe("file");
    expect(outcome({ teams: memberOf("billing") })).toBe("file");
    expect(route(floorWith([]), chat("c")).outcome).toBe("file");
  });

  it("R7: who let it pass may still take it, so it waits", () => {
    const passed = { passed: { ana: "declined" } } as const;
    expect(route(floorWith([person("ana")]), chat("c", passed)).outcome).toBe("wait");
  });

  it("R15: a closed team asks nobody, and says when it opens", () => {
    const teams = [team("desk", { open: false, opensAt: NOW + 5 })];
    const decision = route(floorWith([person("ana")], { teams }), chat("c"));
    expect(decision).toMatchObject({ outcome: "file", agentId: null, opensAt: NOW + 5 });
    expect(reasons(decision)).toEqual({ ana: "closed" });
  });
});

describe("a place kept", () => {
  const mei = person("mei", { load: 1 });
  const waiting = (patch: Parameters<typeof chat>[1]) =>
    chat("theirs", { known: known("mei"), ...patch });

  it("R16: the free place of an agent goes to a chat that waits for them by name, if others came a little earlier", () => {
    const floor = floorWith([mei, person("ben")], { waiting: [waiting({ key: NOW })] });
    const anybody = route(floor, chat("c", { key: NOW - 59_000 }));
    expect(reasons(anybody)).toEqual({ mei: "kept", ben: "only_one" });
    const longer = route(floor, chat("c", { key: NOW - 61_000 }));
    expect(reasons(longer)).toMatchObject({ mei: "busier" });
    const alone = floorWith([mei], { waiting: [waiting({ key: NOW })] });
    expect(route(alone, chat("c", { key: NOW - 59_000 })).outcome).toBe("wait");
    expect(route(alone, chat("c", { key: NOW - 61_000 })).agentId).toBe("mei");
  });

  it("R16: two places are enough for both", () => {
    const floor = floorWith([person("mei")], { waiting: [waiting({})] });
    expect(route(floor, chat("c")).agentId).toBe("mei");
  });

  it.each([
    ["it let pass", { passed: { mei: "declined" } }],
    ["that lacks what it asks for", { need: { ...need, tier: 2 } }],
    ["it rated badly", { known: [{ agentId: "mei", at: 1, ratedBadly: true }] }],
  ] as const)("R16: nothing is kept with an agent %s", (_what, patch) => {
    const floor = floorWith([mei], { waiting: [waiting(patch)] });
    expect(route(floor, chat("c")).agentId).toBe("mei");
  });
});

describe("what a decision tells besides its candidates", () => {
  it("RD1: whose the chat is and what it asks for; what takes it before others, if anything does", () => {
    const asked = chat("c", {
      need: { ...need, tier: 2, skills: [{ skill: "s", level: 3, name: "Stoves" }] },
      whose: { is: "handed" },
      ahead: [{ is: "vip" }],
    });
    const floor = floorWith([person("ana", { tier: 2, skills: new Map([["s", 3]]) })]);
    expect(route(floor, asked)).toMatchObject({
      asks: {
        team: "desk",
        because: { is: "handed" },
        tier: 2,
        skills: [{ name: "Stoves", level: 3 }],
      },
      ahead: [{ is: "vip" }],
    });
    expect(route(floor, chat("c"))).not.toHaveProperty("ahead");
  });

  it("RD2: who alone can be asked is not told as the first of many, nor with fewer chats than they have", () => {
    const alone = floorWith([person("ana", { load: 2, quiet: 1 }), person("ben", { load: 2 })]);
    expect(route(alone, chat("c")).candidates[0]).toMatchObject({
      agentId: "ana",
      load: 1,
      quiet: 1,
      reason: { code: "only_one", tier: null },
    });
    const tiers = floorWith([person("ana", { load: 1 }), person("ben", { tier: 2 })]);
    expect(route(tiers, chat("c")).candidates[0]?.reason).toEqual({ code: "only_one", tier: 1 });
  });
});
