import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { room } from "../../../server/protocol/places.ts";
import type { FloorAgent } from "../../../server/domain/routing/agents.ts";
import type { Floor } from "../../../server/domain/routing/floor.ts";
import type { WaitingChat } from "../../../server/domain/routing/waiting-chat.ts";
import { changes, nextDecision } from "../../../server/domain/routing/next.ts";
import { route } from "../../../server/domain/routing/route.ts";
import { chat, floorWith, NOW, person } from "../../support/floor.ts";
import { IDS, anId, aFloor } from "../../support/random-floors.ts";

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
