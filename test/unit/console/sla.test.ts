import { describe, expect, it } from "vitest";
import { isBreaching, tidyTag } from "../../../server/protocol/ticket.ts";
import { deadlineOf, isOverdue, pressing } from "../../../agent-console/state/due.ts";
import { passesView, sortedBy } from "../../../agent-console/state/ticket-view.ts";
import { offeredTeams } from "../../../agent-console/parts/offered-teams.ts";
import {
  listOf,
  mistakesIn,
  newPolicy,
  summaryOf,
  targetIn,
  writeTarget,
} from "../../../agent-console/tools/sla/policy-edit.ts";
import {
  clockWords,
  readMinutes,
  spanWords,
  writeMinutes,
} from "../../../agent-console/words/sla.ts";
import { slaPolicy, type SlaPolicy } from "../../../server/protocol/sla-settings.ts";
import type { SlaClock } from "../../../server/protocol/sla.ts";
import { EVERYTHING, MY_TEAMS } from "../../../server/protocol/views.ts";
import { ME, ticket, VIEWER } from "./fixtures.ts";

const clock = (given: Partial<SlaClock>): SlaClock => ({
  metric: "resolution",
  dueAt: null,
  warnAt: null,
  leftMs: null,
  warnedAt: null,
  breachedAt: null,
  ...given,
});
const promised = (id: string, ...clocks: readonly SlaClock[]) =>
  ticket(id, { sla: { policy: "Everybody", clocks } });

describe("promises in the console", () => {
  it("S10: breaching are those people were warned of and those that are late, until they are settled", () => {
    const late = promised("late", clock({ dueAt: 5, breachedAt: 5 }));
    const warned = promised("warned", clock({ dueAt: 9, warnedAt: 3 }));
    const still = promised("still", clock({ leftMs: 9, warnedAt: 3 }));
    const calm = promised("calm", clock({ dueAt: 9 }));
    expect([late, warned, still, calm].map(isBreaching)).toEqual([true, true, false, false]);
    expect(isBreaching({ ...late, status: "solved" })).toBe(false);
    const soon = { ...EVERYTHING, due: "soon" } as const;
    expect([late, calm].map((one) => passesView(one, soon, VIEWER))).toEqual([true, false]);
  });

  it("S10: the next promise comes first; what stands still, and no promise, at the end", () => {
    const two = promised("a", clock({ dueAt: 9 }), clock({ metric: "first", dueAt: 4 }));
    expect(pressing(two)?.metric).toBe("first");
    const list = [
      ticket("none"),
      promised("still", clock({ leftMs: 1 })),
      promised("b", clock({ dueAt: 8 })),
      two,
    ].map((one) => ({ is: "ticket", ticket: one, row: null }) as const);
    const order = sortedBy(list, "deadline").map((one) => one.ticket.id);
    expect(order.slice(0, 2)).toEqual(["a", "b"]);
    expect(deadlineOf(ticket("none"))).toBe(Infinity);
  });

  it("S14: neither the time left for a promise nor how late it is is ever overstated", () => {
    const due = 10 * 60_000;
    const running = clock({ dueAt: due });
    const said = (left: number) => clockWords(running, due - left);
    expect([180_000, 179_999, 60_000, 59_999, 1, 0, -59_999, -60_000].map(said)).toEqual([
      "3 min left",
      "2 min left",
      "1 min left",
      "under a minute left",
      "under a minute left",
      "under a minute late",
      "under a minute late",
      "1 min late",
    ]);
    expect([1, 0].map((left) => isOverdue(running, due - left))).toEqual([false, true]);
    const still = [119_999, -119_999].map((leftMs) => clock({ leftMs }));
    expect(still.map((one) => clockWords(one, 0))).toEqual([
      "Paused, 1 min left",
      "Paused, 1 min late",
    ]);
    expect(still.map((one) => isOverdue(one, 0))).toEqual([false, true]);
  });

  it("S14: what the server has called late is late, also on a device whose clock is behind", () => {
    const late = clock({ dueAt: 600_000, breachedAt: 600_100 });
    expect([isOverdue(late, 0), clockWords(late, 0)]).toEqual([true, "under a minute late"]);
    expect(clockWords(clock({}), 0)).toBe("Outside all hours");
  });

  it("V1: a view of one's own teams shows what is with any of them", () => {
    const filter = { ...EVERYTHING, team: MY_TEAMS };
    const mine = { me: ME, teamIds: ["desk", "repairs"] };
    const shown = (teamId: string | null, viewer = mine) =>
      passesView(ticket("a", { teamId }), filter, viewer);
    expect([shown("desk"), shown("repairs"), shown("other"), shown(null)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(shown("desk", { ...mine, teamIds: [] })).toBe(false);
  });

  it("V1: a view of one team shows that team's alone", () => {
    const filter = { ...EVERYTHING, team: "desk" };
    expect(passesView(ticket("a", { teamId: "desk" }), filter, VIEWER)).toBe(true);
    expect(passesView(ticket("b"), filter, VIEWER)).toBe(false);
  });

  it("times are read as they are written, and what is no time is told from nothing", () => {
    for (const minutes of [1, 30, 60, 1_575])
      expect(readMinutes(writeMinutes(minutes))).toBe(minutes);
    expect(readMinutes(" ")).toBeUndefined();
    for (const wrong of ["4", "4:60", "-1:00", "four"]) expect(readMinutes(wrong)).toBeNull();
    expect([0, 119_999, 3_600_000, 90_059_000, 172_800_000].map(spanWords)).toEqual([
      "under a minute",
      "1 min",
      "1 h",
      "1 d 1 h",
      "2 d",
    ]);
    expect(listOf(" gold,, silver ,gold ")).toEqual(["gold", "silver"]);
    expect(listOf("Gold, gold,  Free  Shipping", tidyTag)).toEqual(["gold", "free shipping"]);
  });

  it("S8: the form and the server find the same policies wrong", () => {
    const fine = newPolicy("one");
    const none = { first: null, next: null, resolution: null };
    const cases: readonly SlaPolicy[] = [
      fine,
      { ...fine, name: " " },
      { ...fine, targets: none },
      { ...fine, targets: { ...none, next: -1 } },
      { ...fine, warnMinutes: 480 },
      { ...fine, warnMinutes: -1 },
    ];
    for (const policy of cases)
      expect(Object.keys(mistakesIn(policy, [])).length === 0).toBe(
        slaPolicy.safeParse(policy).success,
      );
  });

  it("S15: a policy that names a team that is gone says where, and shows it to be taken off", () => {
    const teams = [{ id: "first", name: "First", open: true }];
    const fine = newPolicy("one");
    const when = { ...fine.when, teamIds: ["first", "gone"] };
    const escalate = { ...fine.escalate, teamId: "gone" };
    expect(Object.keys(mistakesIn(fine, teams))).toEqual([]);
    expect(Object.keys(mistakesIn({ ...fine, when, escalate }, teams))).toEqual([
      "teamIds",
      "toTeam",
    ]);
    expect(offeredTeams(teams, when.teamIds)).toEqual([
      ["first", "First"],
      ["gone", "A team that is gone"],
    ]);
    expect(summaryOf({ ...fine, when }, teams).forWhich).toBe("First, A team that is gone");
  });

  it("CO15: a time that could not be read is not written as one", () => {
    expect(writeTarget(targetIn("4:"))).toBe("");
    expect(writeTarget(targetIn("4:30"))).toBe("4:30");
  });
});
