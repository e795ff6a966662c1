import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { room } from "../../../server/protocol/places.ts";
import type { FloorAgent } from "../../../server/domain/routing/agents.ts";
import type { Floor } from "../../../server/domain/routing/floor.ts";
import type { WaitingChat } from "../../../server/domain/routing/waiting-chat.ts";
import { changes, nextDecision } from "../../../server/domain/routing/next.ts";
import { route } from "../../../server/domain/routing/route.ts";
import { WaitingList } from "../../../server/domain/routing/waiting-list.ts";
import { chat, floorWith, NOW, person, team } from "../../support/floor.ts";

const IDS = ["a", "b", "c", "d", "e", "f"] as const;
const anId = fc.constantFrom(...IDS);
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });
const rarely = fc.constantFrom(false, false, false, false, false, false, false, true);
const mostly = rarely.map((rare) => !rare);
const mostlyNot = <T>(one: fc.Arbitrary<T>) =>
  fc.tuple(rarely, one).map(([rare, value]) => (rare ? value : null));

const anAgent: fc.Arbitrary<FloorAgent> = fc
  .record({
    id: anId,
    active: mostly,
    availability: fc.constantFrom("online" as const, "online" as const, "away" as const),
    present: mostly,
    leave: mostlyNot(fc.record({ until: fc.constant(null), standInId: maybe(anId) })),
    working: mostly,
    teams: fc
      .tuple(mostly, rarely, fc.nat(2), mostlyNot(fc.nat(3)))
      .map(([desk, billing, load, capacity]) => {
        const at = { load, capacity };
        const both = [...(desk ? ["desk"] : []), ...(billing ? ["billing"] : [])];
        return new Map(both.map((id) => [id, at]));
      }),
    skills: fc.nat(2).map((level) => new Map([["refunds", level]])),
    languages: fc.nat(2).map((level) => new Map([["fi", level]])),
    tier: fc.integer({ min: 1, max: 2 }),
    capacity: fc.constantFrom(0, 1, 2, 3, 4, 4, 5),
    load: fc.constantFrom(0, 0, 1, 1, 2, 2, 3, 5),
    quiet: fc.nat(1),
    idleSince: fc.nat(3),
    givenAt: fc.nat(3),
    breathesUntil: fc.constantFrom(0, 0, 0, NOW + 5),
  })
  .map((one) =>
    person(one.id, { ...one, quiet: Math.min(one.quiet, one.load), onDuty: one.present }),
  );

const aChat: fc.Arbitrary<WaitingChat> = fc
  .record({
    id: fc.integer({ min: 100, max: 120 }).map(String),
    key: fc.integer({ min: -100, max: 100 }).map((late) => NOW + late * 1_000),
    need: fc.record({
      teamId: fc.constantFrom("desk", "desk", "desk", "desk", "billing", "nowhere"),
      tier: fc.constantFrom(1, 1, 1, 2),
      language: fc.constantFrom(null, null, null, { tag: "fi", level: 1 }),
      skills: fc.constantFrom([], [], [], [{ skill: "refunds", level: 1 }]),
    }),
    handedTo: mostlyNot(anId),
    handedOverBy: mostlyNot(anId),
    ownerId: mostlyNot(anId),
    known: fc.uniqueArray(fc.record({ agentId: anId, at: fc.nat(9), ratedBadly: rarely }), {
      selector: ({ agentId }) => agentId,
      maxLength: 3,
    }),
    passed: fc.dictionary(anId, fc.constantFrom("declined" as const, "missed" as const), {
      maxKeys: 2,
    }),
    held: fc.boolean(),
    heldFor: maybe(fc.integer({ min: -5, max: 5 })),
    holder: anId,
    told: rarely.map((rare) => (rare ? new Set<string>(IDS) : null)),
  })
  .map(({ heldFor, held, holder, ...one }) => ({
    ...one,
    held: held || heldFor !== null,
    holds:
      held || heldFor !== null
        ? [{ agentId: holder, from: NOW - 9, to: heldFor === null ? NOW - 8 : null }]
        : [],
    heldUntil: heldFor === null ? null : NOW + heldFor,
  }));

const aFloor: fc.Arbitrary<Floor> = fc
  .record({
    agents: fc.uniqueArray(anAgent, { selector: ({ id }) => id, minLength: 1 }),
    waiting: fc.uniqueArray(aChat, { selector: ({ id }) => id, maxLength: 8 }),
    strategy: fc.constantFrom(
      "least_busy" as const,
      "round_robin" as const,
      "longest_idle" as const,
    ),
    offers: fc.constantFrom("one_by_one" as const, "one_by_one" as const, "broadcast" as const),
    open: mostly,
    capacity: fc.constantFrom(null, null, 2),
    load: fc.nat(3),
    skipRatedBadly: mostly,
  })
  .map(({ agents, waiting, skipRatedBadly, ...desk }) =>
    floorWith(agents, {
      waiting,
      teams: [team("desk", desk), team("billing")],
      rules: { skipRatedBadly },
    }),
  );

/** Written anew from the rules, on purpose not with the router's own parts. */
function mayTake(agent: FloorAgent, one: WaitingChat, floor: Floor): boolean {
  const desk = floor.teams.get(one.need.teamId);
  const membership = agent.teams.get(one.need.teamId);
  const skilled =
    membership !== undefined &&
    agent.tier >= one.need.tier &&
    (agent.languages.get("fi") ?? 0) >= (one.need.language?.level ?? 0) &&
    (agent.skills.get("refunds") ?? 0) >= (one.need.skills[0]?.level ?? 0);
  const there =
    agent.active &&
    agent.present &&
    agent.availability === "online" &&
    agent.leave === null &&
    agent.working &&
    agent.breathesUntil <= floor.now;
  const roomInTeam = (membership?.load ?? 0) < (membership?.capacity ?? Infinity);
  const roomOfTeam = desk === undefined || desk.load < (desk.capacity ?? Infinity);
  return (
    there &&
    (skilled || one.handedTo === agent.id) &&
    desk?.open !== false &&
    agent.load - agent.quiet < agent.capacity &&
    roomInTeam &&
    roomOfTeam &&
    one.passed[agent.id] === undefined &&
    one.handedOverBy !== agent.id
  );
}

const disliked = (agentId: string, one: WaitingChat) =>
  one.known.some((friend) => friend.agentId === agentId && friend.ratedBadly);

describe("whatever the floor", () => {
  it("R4: nobody over capacity, absent or unfit is asked, and whoever could be is not said to be barred", () => {
    let offers = 0;
    fc.assert(
      fc.property(aFloor, aChat, (floor, one) => {
        const decision = route(floor, one);
        for (const { agentId, reason } of decision.candidates) {
          const agent = floor.agents.byId.get(agentId);
          if (agent === undefined) throw new Error("nobody of this floor");
          const able = mayTake(agent, one, floor);
          if (decision.agentId === agentId && decision.outcome !== "hold") expect(able).toBe(true);
          if (reason.code === "told" || reason.code === "asked_after" || reason.code === "busier")
            expect(able).toBe(true);
          else if (able && decision.agentId !== agentId)
            expect(["kept", "rated_badly"]).toContain(reason.code);
        }
        if (decision.outcome === "offer") offers += 1;
      }),
      { numRuns: 1_500 },
    );
    // The property would hold of a router that never asked anybody, too.
    expect(offers).toBeGreaterThan(50);
  });

  it("R1: a previous agent who can take it always gets it, the first of them, when none of their places is kept", () => {
    let met = 0;
    fc.assert(
      fc.property(aFloor, aChat, (crowd, one) => {
        const floor = { ...crowd, waiting: new WaitingList() };
        const named = [one.handedTo, one.ownerId];
        const tied = [...named, ...one.known.map(({ agentId }) => agentId)]
          .map((id) => floor.agents.byId.get(id ?? ""))
          .filter((agent) => agent !== undefined)
          .filter(
            ({ id }) => named.includes(id) || !disliked(id, one) || !floor.rules.skipRatedBadly,
          );
        const at = tied.findIndex((agent) => mayTake(agent, one, floor));
        if (at === -1) return;
        const decision = route(floor, one);
        expect(decision.outcome).toBe("offer");
        // Somebody standing in for an even earlier one may come first.
        if (tied.slice(0, at).some(({ leave }) => leave !== null)) return;
        expect(decision.agentId).toBe(tied[at]?.id);
        met += 1;
      }),
      { numRuns: 1_500 },
    );
    expect(met).toBeGreaterThan(50);
  });

  it("R8: same snapshot, same decision, in whatever order it was read; every agent once, with a reason", () => {
    fc.assert(
      fc.property(aFloor, aFloor, aChat, (floor, other, one) => {
        const decision = route(floor, one);
        const again = floorWith(floor.agents.all.toReversed(), {
          ...floor,
          teams: [...floor.teams.values()].toReversed(),
          waiting: [...floor.waiting.chats()].toReversed(),
        });
        expect(route(again, one)).toEqual(decision);
        expect(nextDecision(again)).toEqual(nextDecision(floor));
        // What it remembers of other people changes nothing.
        nextDecision({ ...floor, agents: other.agents, teams: other.teams });
        expect(nextDecision(floor)).toEqual(nextDecision(again));
        expect(decision.candidates.map(({ agentId }) => agentId).toSorted()).toEqual(
          floor.agents.all.map(({ id }) => id),
        );
        for (const { reason } of decision.candidates) expect(reason.code).toBeTruthy();
        const chosen = decision.candidates.filter((candidate) => candidate.chosen);
        expect(chosen.map(({ agentId }) => agentId)).toEqual(
          decision.agentId === null ? [] : [decision.agentId],
        );
      }),
      { numRuns: 600 },
    );
  });

  it("R6: a hold waits for somebody who is there, only full, and ends when they have room or go", () => {
    let holds = 0;
    fc.assert(
      fc.property(aFloor, aChat, (crowd, one) => {
        const floor = { ...crowd, waiting: new WaitingList() };
        const decision = route(floor, one);
        if (decision.outcome !== "hold") return;
        holds += 1;
        const held = {
          ...one,
          held: true,
          heldUntil: one.heldUntil ?? NOW + 30_000,
          holds: [{ agentId: decision.agentId ?? "", from: NOW, to: null }],
        };
        const mei = floor.agents.byId.get(decision.agentId ?? "");
        if (mei === undefined) throw new Error("held for nobody");
        expect(mei).toMatchObject({ present: true, availability: "online", active: true });
        const others = floor.agents.all.filter(({ id }) => id !== mei.id);
        const withMei = (patch: Partial<FloorAgent>) =>
          route(
            {
              ...floorWith([...others, { ...mei, ...patch }], { rules: floor.rules }),
              teams: floor.teams,
            },
            held,
          );
        const teams = new Map([...mei.teams].map(([id]) => [id, { load: 0, capacity: null }]));
        expect(withMei({ capacity: 9, load: 0, quiet: 0, breathesUntil: 0, teams })).toMatchObject({
          outcome: "offer",
          agentId: mei.id,
        });
        const gone = withMei({ present: false, onDuty: false });
        expect(gone.agentId).not.toBe(mei.id);
      }),
      { numRuns: 1_500 },
    );
    expect(holds).toBeGreaterThan(15);
  });
});

/** Carries a decision out, as the application will: the floor after it. */
function carriedOut(
  floor: Floor,
  { chat: one, decision }: NonNullable<ReturnType<typeof nextDecision>>,
) {
  const chats = [...floor.waiting.chats()].filter(({ id }) => id !== one.id);
  const stays = (patch: Partial<WaitingChat>) => [...chats, { ...one, ...patch }];
  const until = decision.candidates.find((candidate) => candidate.chosen)?.reason;
  const waiting =
    decision.outcome === "hold"
      ? stays({
          held: true,
          heldUntil: until?.code === "held" ? until.until : null,
          holds: [{ agentId: decision.agentId ?? "", from: NOW, to: null }],
        })
      : decision.outcome === "broadcast"
        ? stays({ told: new Set(IDS), heldUntil: null })
        : decision.outcome === "wait"
          ? stays({ heldUntil: null })
          : chats;
  const agents = floor.agents.all.map((agent) =>
    decision.outcome === "offer" && agent.id === decision.agentId
      ? given(agent, one.need.teamId)
      : agent,
  );
  const teams = [...floor.teams.values()].map((each) =>
    decision.outcome === "offer" && each.id === one.need.teamId
      ? { ...each, load: each.load + 1 }
      : each,
  );
  return floorWith(agents, { ...floor, teams, waiting });
}

function given(agent: FloorAgent, teamId: string): FloorAgent {
  const teams = new Map(
    [...agent.teams].map(([id, at]) => [id, id === teamId ? { ...at, load: at.load + 1 } : at]),
  );
  return { ...agent, teams, load: agent.load + 1 };
}

describe("the queue", () => {
  it("R17: asked again and again, it comes to rest, with nobody over capacity and nothing left to do for any chat", () => {
    fc.assert(
      fc.property(aFloor, (start) => {
        let floor = start;
        for (let step = 0; ; step += 1) {
          const next = nextDecision(floor);
          if (next === null) break;
          expect(step).toBeLessThan(50);
          expect(changes(next.chat, next.decision)).toBe(true);
          floor = carriedOut(floor, next);
        }
        for (const agent of floor.agents.all)
          expect(agent.load - agent.quiet).toBeLessThanOrEqual(
            Math.max(agent.capacity, (start.agents.byId.get(agent.id)?.load ?? 0) - agent.quiet),
          );
        for (const one of floor.waiting.chats()) {
          const { outcome } = route(floor, one);
          expect([one, outcome, changes(one, route(floor, one))]).toEqual([one, outcome, false]);
        }
      }),
      { numRuns: 1_500 },
    );
  });

  it("R17: of chats that ask for the same and know nobody, the first in line always goes first", () => {
    const plain = fc.uniqueArray(fc.record({ id: fc.nat(50).map(String), key: fc.nat(10) }), {
      selector: ({ id }) => id,
      maxLength: 12,
    });
    fc.assert(
      fc.property(plain, fc.integer({ min: 1, max: 6 }), (chats, capacity) => {
        let floor = floorWith([person("a", { capacity }), person("b", { capacity })], {
          waiting: chats.map(({ id, key }) => chat(id, { key })),
        });
        const served: string[] = [];
        for (let next = nextDecision(floor); next !== null; next = nextDecision(floor)) {
          served.push(next.chat.id);
          floor = carriedOut(floor, next);
        }
        const inLine = chats.toSorted((a, b) => a.key - b.key || (a.id < b.id ? -1 : 1));
        expect(served).toEqual(inLine.slice(0, 2 * capacity).map(({ id }) => id));
      }),
      { numRuns: 300 },
    );
  });

  it("R3: under equal load, least busy never leaves two who can be asked more than one chat apart", () => {
    const crew = fc.uniqueArray(anId, { minLength: 2 });
    fc.assert(
      fc.property(
        crew,
        fc.integer({ min: 1, max: 30 }),
        fc.array(fc.nat(5)),
        (ids, count, idle) => {
          let agents = ids.map((id, i) => person(id, { capacity: 20, idleSince: idle[i] ?? 0 }));
          for (let n = 0; n < count; n += 1) {
            const { agentId } = route(floorWith(agents), chat(String(n)));
            agents = agents.map((one) =>
              one.id === agentId ? { ...one, load: one.load + 1, idleSince: NOW + n } : one,
            );
            const loads = agents.map(({ load }) => load);
            expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
            expect(agents.every((one) => room(one) >= 0)).toBe(true);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
