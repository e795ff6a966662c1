import { describe, expect, it } from "vitest";
import { numberIn } from "../../../../agent-console/routing/parts/fields.tsx";
import { NOTHING_ASKED, requestOf } from "../../../../agent-console/routing/simulator/question.ts";
import {
  copiedToWorkdays,
  newSpecialDay,
  officeHours,
  retold,
  withInterval,
} from "../../../../agent-console/routing/state/hours-edit.ts";
import {
  problemsOf,
  troubled,
  withoutProblems,
} from "../../../../agent-console/routing/state/problems.ts";
import { hours } from "../../../../server/protocol/hours.ts";
import { routingRequests } from "../../../../server/protocol/routing.ts";

describe("what is wrong with the settings", () => {
  const found = problemsOf(
    [
      { path: ["settings", "teams", 0, "name"], message: "Give it a name." },
      { path: ["settings", "teams", 0, "name"], message: "Second." },
      { path: ["settings", "limits", "offerSeconds"], message: "From 0.1 to 600 seconds." },
    ],
    "settings",
  );

  it("is said once of each field", () => {
    expect([...found]).toEqual([
      ["teams.0.name", "Give it a name."],
      ["limits.offerSeconds", "From 0.1 to 600 seconds."],
    ]);
  });

  it.each([
    ["teams.0.name", false],
    ["teams", false],
    ["teams.0.name.x", false],
    ["teams.0.nam", true],
    ["limits", true],
  ])("goes when %s is changed, as what was said of others does not", (at, stays) => {
    expect(troubled(withoutProblems(found, at), "teams")).toBe(stays);
  });

  it("nothing is nothing, and what is no number is one that no limit lets through", () => {
    expect(["", " ", "12", "0,5", "many", "Infinity"].map(numberIn)).toEqual([
      null,
      null,
      12,
      0.5,
      -1,
      -1,
    ]);
  });
});

describe("editing hours", () => {
  it("H5: one begins with what the server takes, and so is each time and day that is added", () => {
    const begun = officeHours("Europe/Riga");
    const mon = [1, 2, 3].reduce((list) => withInterval(list), [...begun.week.mon]);
    const week = { ...begun, week: { ...begun.week, mon } };
    const special = (["once", "year", "weekday"] as const).map((every) => ({
      ...newSpecialDay(every, "2028-02-29"),
      name: "Off",
    }));
    expect(hours.safeParse({ ...week, special }).error).toBeUndefined();
    expect(week.week.mon.at(-1)).toEqual({ from: "22:00", to: "23:00" });
  });

  it("workdays become like one day; a day told otherwise keeps its name and times", () => {
    const { week } = officeHours("UTC");
    const short = [{ from: "10:00", to: "12:00" }];
    const copied = copiedToWorkdays({ ...week, mon: short }, "mon");
    expect([copied.fri, copied.sat]).toEqual([short, []]);
    const day = { ...newSpecialDay("once", "2026-12-24"), name: "Eve", intervals: short };
    expect(retold(day, "year", "2026-12-24")).toEqual({
      every: "year",
      name: "Eve",
      month: 12,
      day: 24,
      intervals: short,
    });
  });
});

describe("what the simulator is asked", () => {
  it("R22: is now unless a time is chosen; no time is no question", () => {
    const read = (text: string) => (text === "" ? null : 5);
    const agents = new Map([["AbCdEfGhIjKlMnOpQrStUv", { online: true, load: 1.5 }]]);
    const asked = requestOf({ ...NOTHING_ASKED, agents }, 3, read);
    expect(asked).toMatchObject({ at: 3, page: "/", agents: [{ load: 1 }] });
    expect(routingRequests.simulate.safeParse(asked).error).toBeUndefined();
    expect(requestOf({ ...NOTHING_ASKED, at: "x" }, 3, read)).toMatchObject({ at: 5 });
    expect(requestOf({ ...NOTHING_ASKED, at: "" }, 3, read)).toBeNull();
  });
});
