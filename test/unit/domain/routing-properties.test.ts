import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FloorAgent } from "../../../server/domain/routing/agents.ts";
import type { Floor } from "../../../server/domain/routing/floor.ts";
import type { WaitingChat } from "../../../server/domain/routing/waiting-chat.ts";
import { nextDecision } from "../../../server/domain/routing/next.ts";
import { route } from "../../../server/domain/routing/route.ts";
import { WaitingList } from "../../../server/domain/routing/waiting-list.ts";
import { floorWith, NOW } from "../../support/floor.ts";
import { aChat, aFloor } from "../../support/random-floors.ts";

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
