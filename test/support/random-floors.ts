import fc from "fast-check";
import type { FloorAgent } from "../../server/domain/routing/agents.ts";
import type { Floor } from "../../server/domain/routing/floor.ts";
import type { WaitingChat } from "../../server/domain/routing/waiting-chat.ts";
import { floorWith, NOW, person, team } from "./floor.ts";

export const IDS = ["a", "b", "c", "d", "e", "f"] as const;
export const anId = fc.constantFrom(...IDS);
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

export const aChat: fc.Arbitrary<WaitingChat> = fc
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

export const aFloor: fc.Arbitrary<Floor> = fc
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
