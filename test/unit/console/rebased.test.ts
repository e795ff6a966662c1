import { describe, expect, it } from "vitest";
import { rebased } from "../../../agent-console/state/rebased.ts";

const team = (id: string, name = id, capacity: number | null = null) => ({ id, name, capacity });

describe("A13: settings edited here, on top of what somebody else made of the same", () => {
  it("keeps what each changed alone, and one's own where both did", () => {
    const base = { name: "Shop", limits: { offer: 30, breath: 0 } };
    const mine = { name: "Mine", limits: { offer: 30, breath: 5 } };
    const theirs = { name: "Theirs", limits: { offer: 60, breath: 0 } };
    expect(rebased({ base, mine }, theirs)).toEqual({
      name: "Mine",
      limits: { offer: 60, breath: 5 },
    });
  });

  it("tells members of a list apart by their ids: changed, added, removed and moved by either", () => {
    const base = [team("a"), team("b"), team("c"), team("d")];
    const mine = [team("a", "A"), team("b"), team("d"), team("mine")];
    const theirs = [team("b"), team("a", "a", 4), team("c"), team("theirs")];
    expect(rebased({ base, mine }, theirs)).toEqual([
      team("b"),
      team("a", "A", 4),
      team("theirs"),
      team("mine"),
    ]);
    const swapped = [team("b"), team("a"), team("c"), team("d")];
    expect(rebased({ base, mine: swapped }, [...base, team("theirs")])).toEqual([
      ...swapped,
      team("theirs"),
    ]);
  });

  it("keeps what one changed of a member that the other removed", () => {
    const base = [team("a"), team("b")];
    expect(rebased({ base, mine: [team("a", "A"), team("b")] }, [team("b")])).toEqual([
      team("b"),
      team("a", "A"),
    ]);
  });

  it("tells members without ids apart by what they are about", () => {
    const knows = (skill: string, level = 1) => ({ skill, level });
    const base = [knows("tents"), knows("boots")];
    const mine = [knows("tents", 3), knows("boots"), knows("mine")];
    expect(rebased({ base, mine }, [knows("tents"), knows("theirs")])).toEqual([
      knows("tents", 3),
      knows("theirs"),
      knows("mine"),
    ]);
    const day = (name: string, from: string) => ({ name, intervals: [{ from, to: "17:00" }] });
    const holidays = [day("Eve", "09:00"), day("New Year", "09:00")];
    const eve = [day("Eve", "11:00"), day("New Year", "09:00")];
    expect(
      rebased({ base: holidays, mine: eve }, [day("Eve", "09:00"), day("New Year", "12:00")]),
    ).toEqual([day("Eve", "11:00"), day("New Year", "12:00")]);
  });

  it("tells special days that are called the same apart by when they are", () => {
    const day = (name: string, from: string, opens = "09:00") => ({
      name,
      every: "once",
      from,
      to: from,
      intervals: [{ from: opens, to: "17:00" }],
    });
    const base = [day("New Year", "2027-01-01")];
    const [eve, may] = [day("Closed", "2026-12-24"), day("Closed", "2027-05-01")];
    expect(rebased({ base, mine: [...base, eve] }, [...base, may])).toEqual([...base, may, eve]);
    expect(rebased({ base, mine: [...base, eve] }, [...base, eve])).toEqual([...base, eve]);

    const three = [eve, may, day("Closed", "2027-06-01")];
    const mine = [day("Closed", "2026-12-24", "11:00"), may];
    expect(rebased({ base: [eve, may], mine }, three)).toEqual([mine[0], may, three[2]]);

    const moved = [day("New Year", "2027-01-02")];
    const shorter = [day("New Year", "2027-01-01", "12:00")];
    expect(rebased({ base, mine: moved }, shorter)).toEqual([
      day("New Year", "2027-01-02", "12:00"),
    ]);
  });

  it("takes lists of texts as sets, and lists without ids as one thing", () => {
    const sites = { base: ["https://a", "https://b"], mine: ["https://a", "https://c"] };
    expect(rebased(sites, ["https://a", "https://b", "https://d"])).toEqual([
      "https://a",
      "https://d",
      "https://c",
    ]);
    const hours = { base: [{ from: "09:00" }], mine: [{ from: "10:00" }] };
    expect(rebased(hours, [{ from: "08:00" }])).toEqual([{ from: "10:00" }]);
  });
});
