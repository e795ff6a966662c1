import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeOf, waitFor } from "../../../server/domain/routing/estimate.ts";
import { aheadOf, DEFAULT_PRIORITY, queueKey } from "../../../server/domain/routing/priority.ts";
import { handedOn, refusesTransfer } from "../../../server/domain/routing/transfer.ts";
import type { WaitingChat } from "../../../server/domain/routing/waiting-chat.ts";
import { goesBefore, WaitingList } from "../../../server/domain/routing/waiting-list.ts";
import { chat, floorWith, known, person, team } from "../../support/floor.ts";

const MINUTE = 60_000;
const nobody = { vip: false, plan: null, firstTime: false, dueAt: null };
const rules = {
  ...DEFAULT_PRIORITY,
  levels: { vip: 2, firstTime: 1, plans: { gold: 3 } },
};

describe("priority", () => {
  it("R17: a level goes before those below, the earlier first inside it, and waiting lifts a level", () => {
    const key = (since: number, standing: object) =>
      queueKey(since, { ...nobody, ...standing }, rules);
    expect(key(0, { vip: true })).toBeLessThan(key(0, { firstTime: true }));
    expect(key(0, { plan: "gold" })).toBeLessThan(key(0, { vip: true }));
    expect(key(0, { plan: "unheard of" })).toBe(key(0, {}));
    expect(key(1, {})).toBeGreaterThan(key(0, {}));
    // 10 minutes are worth two levels.
    expect(key(0, {})).toBeLessThan(key(10 * MINUTE + 1, { vip: true }));
    expect(key(0, {})).toBeGreaterThan(key(10 * MINUTE - 1, { vip: true }));
  });

  it("R17: an answer promised soon goes forward, one promised later changes nothing", () => {
    const key = (dueAt: number | null) => queueKey(0, { ...nobody, dueAt }, rules);
    expect(key(60 * MINUTE)).toBe(key(null));
    expect(key(MINUTE)).toBeLessThan(key(null));
  });

  it("RD5: a plan is told by its name, whatever the case it was typed in", () => {
    const key = (plan: string) => queueKey(0, { ...nobody, plan }, rules);
    expect(key(" GOLD ")).toBe(key("gold"));
  });

  it("RD1: what takes a chat before others is told: its promise, else what gives its level", () => {
    const ahead = (standing: object) => aheadOf(0, { ...nobody, ...standing }, rules);
    expect(ahead({})).toEqual([]);
    expect(ahead({ vip: true, firstTime: true })).toEqual([{ is: "vip" }]);
    expect(ahead({ plan: "Gold", vip: true })).toEqual([{ is: "plan", plan: "Gold" }]);
    expect(ahead({ firstTime: true })).toEqual([{ is: "first_time" }]);
    expect(ahead({ dueAt: MINUTE })).toEqual([{ is: "promise", dueAt: MINUTE }]);
    expect(ahead({ dueAt: 60 * MINUTE })).toEqual([]);
  });

  it("R17: nobody is overtaken by who comes later than the highest level is worth, and one level is first come, first served", () => {
    const standing = fc.record({
      vip: fc.boolean(),
      plan: fc.constantFrom(null, "gold", "other"),
      firstTime: fc.boolean(),
      dueAt: fc.option(fc.integer({ min: -99 * MINUTE, max: 99 * MINUTE }), { nil: null }),
    });
    const most = rules.mostLevels * rules.ageingMs;
    fc.assert(
      fc.property(standing, standing, fc.nat(99 * MINUTE), (first, second, gap) => {
        const late = queueKey(gap, second, rules);
        if (gap > most) expect(queueKey(0, first, rules)).toBeLessThan(late);
        const undated = { ...first, dueAt: null };
        expect(queueKey(gap, undated, rules) - queueKey(0, undated, rules)).toBe(gap);
      }),
    );
  });
});

describe("the waiting list", () => {
  const desks = ["desk", "billing"] as const;
  const steps = fc.array(
    fc.record({
      id: fc.nat(12).map(String),
      key: fc.nat(5),
      teamId: fc.constantFrom(...desks),
      friends: fc.uniqueArray(fc.constantFrom("a", "b")),
      handedTo: fc.constantFrom(null, null, "a", "b"),
      heldUntil: fc.constantFrom(null, 5),
      held: fc.boolean(),
      goes: fc.boolean(),
    }),
    { maxLength: 40 },
  );

  const knows = (one: WaitingChat, id: string) => one.known.some(({ agentId }) => agentId === id);

  it("R17: however chats come, change and go, its lines are those of a list sorted anew", () => {
    fc.assert(
      fc.property(steps, (list) => {
        const waiting = new WaitingList();
        const model = new Map<string, ReturnType<typeof chat>>();
        for (const { id, key, teamId, friends, handedTo, heldUntil, held, goes } of list) {
          const one = chat(id, {
            key,
            heldUntil,
            held,
            need: { ...chat("").need, teamId },
            known: known(...friends),
            handedTo,
          });
          if (goes) model.delete(id);
          else model.set(id, one);
          if (goes) waiting.remove(id);
          else waiting.put(one);
        }
        const sorted = [...model.values()].sort((a, b) => (goesBefore(a, b) ? -1 : 1));
        const ofTeam = (teamId: string) => sorted.filter((one) => one.need.teamId === teamId);
        expect(waiting.size).toBe(sorted.length);
        const lanes = [...waiting.lanes()].map(({ line }) => line);
        expect(
          desks
            .map((id) => lanes.find(([head]) => head?.need.teamId === id) ?? [])
            .filter((line) => line.length > 0),
        ).toEqual(desks.map(ofTeam).filter((line) => line.length > 0));
        for (const one of sorted) {
          expect(waiting.get(one.id)).toBe(one);
          expect(waiting.ahead(one)).toBe(ofTeam(one.need.teamId).indexOf(one));
        }
        for (const id of ["a", "b"])
          expect(waiting.claimsOn(id)).toEqual(
            sorted.filter((one) => one.handedTo === id || knows(one, id)),
          );
        for (const id of ["a", "b"]) {
          const theirs = waiting.claimsOn(id).filter((one) => !one.held);
          expect([...waiting.mayBeWaitedFor()].includes(id)).toBe(theirs.length > 0);
          for (const teams of [[], ["desk"], desks])
            expect(new Set(waiting.notHeldFor(id, teams))).toEqual(
              new Set(
                theirs.filter(
                  (one) => one.handedTo === id || teams.some((team) => team === one.need.teamId),
                ),
              ),
            );
        }
        expect(new Set(waiting.held())).toEqual(
          new Set(sorted.filter((one) => one.heldUntil !== null)),
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe("what a visitor is told", () => {
  const ten = Array.from({ length: 10 }, () => 10 * MINUTE);

  it("R18: the place counts those of the same team that go before", () => {
    const waiting = [chat("x", { key: 1 }), chat("y", { key: 2 })];
    const floor = floorWith([person("ana", { load: 2 })], { waiting });
    expect(placeOf(floor, chat("me", { key: 3 }), ten).position).toBe(3);
    expect(placeOf(floor, chat("me", { key: 0 }), ten).position).toBe(1);
  });

  it("R18: the wait is a range of whole minutes around slots coming free one after another", () => {
    // 5 slots of 10 minutes: one every 2 minutes, so the tenth after 20.
    const wait = waitFor({ position: 10, slots: 5, handleMs: ten });
    expect(wait).toEqual({ fromMs: 12 * MINUTE, toMs: 29 * MINUTE });
    expect(waitFor({ position: 1, slots: 5, handleMs: ten })).toEqual({
      fromMs: 0,
      toMs: 5 * MINUTE,
    });
  });

  it("R18: without finished chats or people on duty there is no number", () => {
    expect(waitFor({ position: 1, slots: 5, handleMs: ten.slice(0, 4) })).toBeNull();
    expect(waitFor({ position: 1, slots: 0, handleMs: ten })).toBeNull();
    const away = floorWith([person("ana", { availability: "away" })]);
    expect(placeOf(away, chat("me"), ten).wait).toBeNull();
  });
});

describe("a transfer", () => {
  const need = { ...chat("c").need, skills: [{ skill: "refunds", level: 1 }] };
  const floor = floorWith([person("ana"), person("ben", { active: false })], {
    teams: [team("desk"), team("billing")],
  });

  it("R19: goes to an agent, a team, a tier or back, never to the one who hands it on", () => {
    expect(handedOn(need, { to: "agent", agentId: "ana" }, "mei")).toEqual({
      need,
      handedTo: "ana",
      handedOverBy: "mei",
    });
    expect(handedOn(need, { to: "team", teamId: "billing" }, "mei").need).toEqual({
      ...need,
      teamId: "billing",
      skills: [],
    });
    expect(handedOn(need, { to: "tier", tier: 2 }, "mei").need.tier).toBe(2);
    expect(handedOn(need, { to: "queue" }, "mei")).toMatchObject({ need, handedTo: null });
  });

  it.each([
    [{ to: "agent", agentId: "ana" }, null],
    [{ to: "agent", agentId: "mei" }, "bad_request"],
    [{ to: "agent", agentId: "ben" }, "not_found"],
    [{ to: "agent", agentId: "nobody" }, "not_found"],
    [{ to: "team", teamId: "billing" }, null],
    [{ to: "team", teamId: "gone" }, "not_found"],
    [{ to: "tier", tier: 1 }, null],
    [{ to: "tier", tier: 2 }, "not_found"],
    [{ to: "queue" }, null],
  ] as const)("R19: to %j is answered %s", (target, code) => {
    expect(refusesTransfer(floor, target, "mei")).toBe(code);
  });
});
