import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addOpenMs,
  ALWAYS_OPEN,
  isOpen,
  nextOpening,
  openMsBetween,
} from "../../../server/domain/hours.ts";
import { hours as schema, type Hours, type Interval } from "../../../server/protocol/hours.ts";

const HOUR = 3_600_000;
const at = (text: string) => Date.parse(text);

const CLOSED: Hours["week"] = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };

function every(intervals: Interval[], given: Partial<Hours> = {}): Hours {
  const day = [...intervals];
  const week = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
  return schema.parse({ timeZone: "Europe/Riga", week, special: [], ...given });
}

const nineToFive = (given: Partial<Hours> = {}) => every([{ from: "09:00", to: "17:00" }], given);

describe("opening hours", () => {
  it.each([
    // Winter: Riga +2, New York -5, Kathmandu +5:45, Auckland +13, Honolulu -10.
    ["Europe/Riga", "2026-01-14T06:59:59.999Z", false],
    ["Europe/Riga", "2026-01-14T07:00:00Z", true],
    ["Europe/Riga", "2026-01-14T14:59:59.999Z", true],
    ["Europe/Riga", "2026-01-14T15:00:00Z", false],
    ["America/New_York", "2026-01-14T14:00:00Z", true],
    ["America/New_York", "2026-01-14T13:59:00Z", false],
    ["America/New_York", "2026-07-14T13:00:00Z", true],
    ["Asia/Kathmandu", "2026-01-14T03:15:00Z", true],
    ["Asia/Kathmandu", "2026-01-14T03:14:00Z", false],
    ["Pacific/Auckland", "2026-01-13T20:00:00Z", true],
    ["Pacific/Auckland", "2026-01-14T04:00:00Z", false],
    ["Pacific/Honolulu", "2026-01-15T02:59:00Z", true],
  ] as const)("H1: are those of the team's own zone: %s at %s, open %s", (timeZone, when, open) => {
    expect(isOpen(nineToFive({ timeZone }), at(when))).toBe(open);
  });

  it("H1: several in a day leave the breaks closed", () => {
    const lunch = every([
      { from: "13:00", to: "17:00" },
      { from: "09:00", to: "12:00" },
    ]);
    expect(isOpen(lunch, at("2026-01-14T12:30+02:00"))).toBe(false);
    expect(isOpen(lunch, at("2026-01-14T13:00+02:00"))).toBe(true);
    expect(openMsBetween(lunch, at("2026-01-14T00:00+02:00"), at("2026-01-15T00:00+02:00"))).toBe(
      7 * HOUR,
    );
  });

  it("H1: past midnight they belong to the day they began on", () => {
    const late = schema.parse({
      timeZone: "Europe/Riga",
      week: { ...CLOSED, fri: [{ from: "22:00", to: "02:00" }] },
      special: [],
    });
    // 16 January 2026 is a Friday.
    expect(isOpen(late, at("2026-01-16T01:00+02:00"))).toBe(false);
    expect(isOpen(late, at("2026-01-16T23:00+02:00"))).toBe(true);
    expect(isOpen(late, at("2026-01-17T01:59+02:00"))).toBe(true);
    expect(isOpen(late, at("2026-01-17T02:00+02:00"))).toBe(false);
    expect(nextOpening(late, at("2026-01-17T02:00+02:00"))).toBe(at("2026-01-23T22:00+02:00"));
  });

  it("H1: what runs past midnight into other opening times is counted once", () => {
    const overlapping = schema.parse({
      timeZone: "UTC",
      week: {
        ...CLOSED,
        mon: [{ from: "22:00", to: "04:00" }],
        tue: [{ from: "02:00", to: "06:00" }],
      },
      special: [],
    });
    expect(openMsBetween(overlapping, at("2026-01-12T00:00Z"), at("2026-01-14T00:00Z"))).toBe(
      8 * HOUR,
    );
  });
});

describe("when the clocks change", () => {
  // Riga 2026: on 29 March 03:00 becomes 04:00; on 25 October 04:00 becomes 03:00.
  it.each([
    ["2026-03-29", "09:00", "17:00", 8],
    ["2026-03-29", "00:00", "24:00", 23],
    ["2026-03-29", "02:00", "05:00", 2],
    // Times the clock leaves out are the moment it jumps.
    ["2026-03-29", "03:30", "05:00", 1],
    ["2026-03-29", "02:00", "03:30", 1],
    ["2026-03-29", "03:15", "03:45", 0],
    ["2026-10-25", "00:00", "24:00", 25],
    ["2026-10-25", "02:00", "05:00", 4],
    // Of a time shown twice, the first counts.
    ["2026-10-25", "03:30", "05:00", 2.5],
    ["2026-10-25", "02:00", "03:30", 1.5],
  ] as const)("H2: %s from %s to %s is %d hours long", (date, from, to, long) => {
    const that = schema.parse({
      timeZone: "Europe/Riga",
      week: CLOSED,
      special: [{ every: "once", name: "that", from: date, to: date, intervals: [{ from, to }] }],
    });
    const noon = at(`${date}T12:00Z`);
    expect(openMsBetween(that, noon - 48 * HOUR, noon + 48 * HOUR)).toBe(long * HOUR);
  });

  it("H2: a night shift over the change is an hour shorter or longer", () => {
    const night = every([{ from: "22:00", to: "06:00" }]);
    const noonToNoon = (from: string, to: string) => openMsBetween(night, at(from), at(to)) / HOUR;
    expect(noonToNoon("2026-03-28T12:00+02:00", "2026-03-29T12:00+03:00")).toBe(7);
    expect(noonToNoon("2026-10-24T12:00+03:00", "2026-10-25T12:00+02:00")).toBe(9);
  });

  it("H2: half an hour's change and a day that never was are no trouble", () => {
    // Lord Howe moves by 30 minutes; Samoa had no 30 December 2011.
    const island = every([{ from: "00:00", to: "24:00" }], { timeZone: "Australia/Lord_Howe" });
    expect(openMsBetween(island, at("2026-10-03T00:00Z"), at("2026-10-06T00:00Z"))).toBe(72 * HOUR);
    const samoa = nineToFive({ timeZone: "Pacific/Apia" });
    expect(openMsBetween(samoa, at("2011-12-29T10:00Z"), at("2012-01-01T10:00Z"))).toBe(24 * HOUR);
  });
});

describe("special days", () => {
  const week = nineToFive().week;
  const withDays = (special: unknown[]) => schema.parse({ timeZone: "Europe/Riga", week, special });
  const noon = (date: string) => at(`${date}T12:00+02:00`);

  it("H3: a dated one replaces its weekday, over all its days", () => {
    const days = withDays([
      { every: "once", name: "Break", from: "2026-12-24", to: "2026-12-26", intervals: [] },
    ]);
    expect(
      ["2026-12-23", "2026-12-24", "2026-12-26", "2026-12-27"].map((d) => isOpen(days, noon(d))),
    ).toEqual([true, false, false, true]);
    expect(nextOpening(days, noon("2026-12-24"))).toBe(at("2026-12-27T09:00+02:00"));
  });

  it("H3: a yearly one comes every year, 29 February in leap years alone", () => {
    const days = withDays([
      { every: "year", name: "New Year", month: 1, day: 1, intervals: [] },
      { every: "year", name: "Leap", month: 2, day: 29, intervals: [] },
    ]);
    expect([2026, 2027, 2031].map((y) => isOpen(days, noon(`${y}-01-01`)))).toEqual([
      false,
      false,
      false,
    ]);
    expect(isOpen(days, noon("2028-02-29"))).toBe(false);
    expect(isOpen(days, noon("2027-02-28"))).toBe(true);
    expect(isOpen(days, noon("2027-03-01"))).toBe(true);
  });

  it("H3: what opens on 29 February alone is waited for, 8 years over 2100", () => {
    const leap = schema.parse({
      timeZone: "UTC",
      week: CLOSED,
      special: [
        {
          every: "year",
          name: "Leap",
          month: 2,
          day: 29,
          intervals: [{ from: "10:00", to: "11:00" }],
        },
      ],
    });
    expect(nextOpening(leap, at("2096-03-01T00:00Z"))).toBe(at("2104-02-29T10:00Z"));
    expect(addOpenMs(leap, at("2026-01-01T00:00Z"), 1.5 * HOUR)).toBe(at("2032-02-29T10:30Z"));
  });

  it("H3: one may be the nth or last weekday of its month", () => {
    const days = withDays([
      { every: "weekday", name: "Thanks", month: 11, weekday: "thu", nth: 4, intervals: [] },
      { every: "weekday", name: "May", month: 5, weekday: "mon", nth: -1, intervals: [] },
    ]);
    expect(["2026-11-19", "2026-11-26"].map((d) => isOpen(days, noon(d)))).toEqual([true, false]);
    expect(["2026-05-18", "2026-05-25"].map((d) => isOpen(days, noon(d)))).toEqual([true, false]);
  });

  it("H3: a dated one goes before a yearly one", () => {
    const days = withDays([
      { every: "year", name: "Midsummer", month: 6, day: 24, intervals: [] },
      {
        every: "once",
        name: "Open after all",
        from: "2026-06-24",
        to: "2026-06-24",
        intervals: [{ from: "10:00", to: "14:00" }],
      },
    ]);
    expect(isOpen(days, noon("2026-06-24"))).toBe(true);
    expect(isOpen(days, noon("2027-06-24"))).toBe(false);
  });
});

describe("hours that say nothing", () => {
  it("H1: without any, it is always open", () => {
    expect(isOpen(ALWAYS_OPEN, 0)).toBe(true);
    expect(openMsBetween(ALWAYS_OPEN, 5, 5 + 100 * 24 * HOUR)).toBe(100 * 24 * HOUR);
  });

  it("H1: never open is said so, not searched for ever", () => {
    const never = schema.parse({ timeZone: "UTC", week: CLOSED, special: [] });
    expect(nextOpening(never, 0)).toBeNull();
    expect(addOpenMs(never, 0, 1)).toBeNull();
    expect(isOpen(never, 0)).toBe(false);
  });
});

describe("open time", () => {
  const zones = ["UTC", "Europe/Riga", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"];
  const clock = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 15, 30, 59))
    .map(([h, m]) => `${String(h).padStart(2, "0")}:${String(m).padStart(2, "0")}`);
  const intervals = fc
    .array(fc.record({ from: clock, to: clock }), { maxLength: 3 })
    .filter((list) => schema.shape.week.shape.mon.safeParse(list).success);
  const anyHours = fc.record({
    timeZone: fc.constantFrom(...zones),
    week: fc.record({
      mon: intervals,
      tue: intervals,
      wed: intervals,
      thu: intervals,
      fri: intervals,
      sat: intervals,
      sun: intervals,
    }),
    special: fc.constant<Hours["special"]>([
      { every: "year", name: "closed", month: 10, day: 25, intervals: [] },
    ]),
  });
  // Two weeks around both changes of the clocks in Europe, America and Lord Howe, to the millisecond.
  const start = fc.constantFrom(
    at("2026-03-22T00:00Z"),
    at("2026-10-20T00:00Z"),
    at("2026-03-05T00:00Z"),
  );
  const later = fc.integer({ min: 0, max: 14 * 24 * HOUR });
  const instant = fc.tuple(start, later).map(([from, ms]) => from + ms);
  const instants = fc
    .tuple(start, later, later, later)
    .map(([from, ...three]) => three.toSorted((a, b) => a - b).map((ms) => from + ms));

  it("H4: adds up over any split", () => {
    fc.assert(
      fc.property(anyHours, instants, (hours, [a = 0, b = 0, c = 0]) => {
        const whole = openMsBetween(hours, a, c);
        expect(openMsBetween(hours, a, b) + openMsBetween(hours, b, c)).toBe(whole);
        expect(whole).toBeGreaterThanOrEqual(0);
        expect(whole).toBeLessThanOrEqual(c - a);
      }),
      { numRuns: 300 },
    );
  });

  it("H4: adding open time is the inverse of counting it, and ends no later than it must", () => {
    fc.assert(
      fc.property(anyHours, instant, fc.integer({ min: 1, max: 40 * HOUR }), (hours, from, ms) => {
        const end = addOpenMs(hours, from, ms);
        if (end === null) {
          expect(Object.values(hours.week).flat()).toEqual([]);
          return;
        }
        expect(openMsBetween(hours, from, end)).toBe(ms);
        expect(openMsBetween(hours, from, end - 1)).toBe(ms - 1);
      }),
      { numRuns: 300 },
    );
  });

  it("H4: it is open exactly while open time passes, and from the next opening on", () => {
    fc.assert(
      fc.property(anyHours, instant, (hours, when) => {
        expect(openMsBetween(hours, when, when + 1)).toBe(isOpen(hours, when) ? 1 : 0);
        const next = nextOpening(hours, when);
        if (next === null) return;
        expect(isOpen(hours, next)).toBe(true);
        expect(openMsBetween(hours, when, next)).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  it("H4: counts nothing backwards, and nothing added is no time", () => {
    expect(openMsBetween(ALWAYS_OPEN, 10, 5)).toBe(0);
    expect(addOpenMs(ALWAYS_OPEN, 10, 0)).toBe(10);
  });
});

describe("settings of hours", () => {
  const good = { timeZone: "Europe/Riga", week: CLOSED, special: [] };
  const on = (mon: unknown) => ({ ...good, week: { ...CLOSED, mon } });
  it.each([
    ["an unknown zone", { ...good, timeZone: "Mars/Base" }, /Europe\/Riga/],
    ["a time that is none", on([{ from: "9", to: "17:00" }]), /like 09:00/],
    ["a time beyond the day", on([{ from: "09:00", to: "24:30" }]), /24:00/],
    ["no time at all", on([{ from: "09:00", to: "09:00" }]), /00:00 to 24:00/],
    [
      "an overlap",
      on([
        { from: "09:00", to: "12:00" },
        { from: "11:00", to: "15:00" },
      ]),
      /overlap/,
    ],
    [
      "an overlap with the night",
      on([
        { from: "22:00", to: "02:00" },
        { from: "23:00", to: "23:30" },
      ]),
      /overlap/,
    ],
    [
      "a day no month has",
      { ...good, special: [{ every: "year", name: "x", month: 2, day: 30, intervals: [] }] },
      /does not have that day/,
    ],
    [
      "a day beyond every month",
      { ...good, special: [{ every: "year", name: "x", month: 1, day: 32, intervals: [] }] },
      /from 1 to 31/,
    ],
    [
      "days the wrong way round",
      {
        ...good,
        special: [
          { every: "once", name: "x", from: "2026-02-03", to: "2026-02-01", intervals: [] },
        ],
      },
      /before the first/,
    ],
  ])("H5: %s is refused with what to do", (_what, given, says) => {
    const parsed = schema.safeParse(given);
    expect(parsed.success).toBe(false);
    expect(parsed.error?.issues.map(({ message }) => message).join()).toMatch(says);
  });
});
