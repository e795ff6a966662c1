import { describe, expect, it } from "vitest";
import { timeLocale, timesFor } from "../../../widget/ui/times.ts";

const helsinki = timesFor("en-GB", "Europe/Helsinki");
const at = (iso: string) => Date.parse(iso);
const now = at("2026-03-04T10:00:00Z");

describe("times", () => {
  it("clock times are the reader's, of 24 hours where their locale says so", () => {
    expect(helsinki.clock(at("2026-03-04T13:08:00Z"))).toBe("15:08");
    expect(timesFor("en-US", "Europe/Helsinki").clock(at("2026-03-04T13:08:00Z"))).toMatch(
      /^0?3:08.PM$/,
    );
  });

  it("days turn at the reader's midnight, not at UTC's", () => {
    expect(helsinki.day(at("2026-03-03T22:30:00Z"), now)).toBe("Today");
    expect(helsinki.day(at("2026-03-03T21:30:00Z"), now)).toBe("Yesterday");
  });

  it("other days are dates, with the year where it is another", () => {
    expect(helsinki.day(at("2026-03-02T12:00:00Z"), now)).toBe("2 March");
    expect(helsinki.day(at("2025-03-02T12:00:00Z"), now)).toBe("2 March 2025");
  });

  it("within a sentence today is not capitalised", () => {
    expect(helsinki.dayWithin(now, now)).toBe("today");
  });

  it("a day ahead is tomorrow, further ones are dates", () => {
    expect(helsinki.dayWithin(at("2026-03-05T12:00:00Z"), now)).toBe("tomorrow");
    expect(helsinki.dayWithin(at("2026-03-06T12:00:00Z"), now)).toBe("6 March");
  });

  it("a range of minutes names its unit once", () => {
    expect(helsinki.minutes(2 * 60_000, 4 * 60_000)).toMatch(/^2–4 mins?$/);
    expect(helsinki.minutes(3 * 60_000, 3 * 60_000)).toMatch(/^3 mins?$/);
  });

  it("today is short for its clock time", () => {
    expect(helsinki.short(at("2026-03-04T07:05:00Z"), now)).toBe("09:05");
    expect(helsinki.short(at("2026-03-01T07:05:00Z"), now)).toBe("1 March");
    expect(helsinki.full(at("2026-03-01T07:05:00Z"), now)).toBe("1 March 09:05");
  });

  it("the day the clocks change is still one day", () => {
    const summer = at("2026-03-29T20:00:00Z");
    expect(helsinki.day(at("2026-03-28T22:30:00Z"), summer)).toBe("Today");
    expect(helsinki.day(at("2026-03-28T12:00:00Z"), summer)).toBe("Yesterday");
  });

  it("a duration is one unit, rounded down, and never zero", () => {
    expect(helsinki.duration(0)).toBe("1 second");
    expect(helsinki.duration(18_900)).toBe("18 seconds");
    expect(helsinki.duration(4 * 60_000 + 59_000)).toBe("4 minutes");
    expect(helsinki.duration(3 * 24 * 3_600_000)).toBe("3 days");
    expect(helsinki.brief(4 * 60_000)).toBe("4m");
  });

  it("a reader's own way of writing is taken only where it is in the language of the words", () => {
    expect(timeLocale("en-US", "en-GB")).toBe("en-US");
    expect(timeLocale("fi-FI", "en-GB")).toBe("en-GB");
  });
});
