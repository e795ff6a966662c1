import { z } from "zod";
import { timeZone } from "./schemas.ts";

/** The days of the week as settings name them, Monday first. */
export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

const from = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Write a time like 09:00, from 00:00 to 23:59.");
const to = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, "Write a time like 17:30, or 24:00 for midnight.");

/** Open from one time of day to another; `to` before `from` is on the next day ("22:00" to "02:00"). */
const interval = z
  .strictObject({ from, to })
  .refine(
    (one) => one.from !== one.to,
    "Opening and closing are the same. All day is 00:00 to 24:00.",
  );

const intervals = z
  .array(interval)
  .max(12, "At most 12 opening times a day.")
  .refine(apart, "Two of these opening times overlap. Make one of them.");

const name = z.string().trim().min(1, "Give the day a name.").max(80, "At most 80 characters.");

const DAY_OF_MONTH = "A day of the month, from 1 to 31.";

const date = z.iso.date("Write a date like 2026-12-24.");
const weekday = z.enum(WEEKDAYS);
const month = z.number().int().min(1).max(12);

/** A day, or days, unlike the others; without opening times they are closed. */
const specialDay = z.discriminatedUnion("every", [
  /** Once, from one date to another, both included. */
  z
    .strictObject({ every: z.literal("once"), name, from: date, to: date, intervals })
    .refine((one) => one.from <= one.to, "The last day lies before the first."),
  /** On this date every year; 29 February comes in leap years alone. */
  z
    .strictObject({
      every: z.literal("year"),
      name,
      month,
      day: z.number(DAY_OF_MONTH).int(DAY_OF_MONTH).min(1, DAY_OF_MONTH).max(31, DAY_OF_MONTH),
      intervals,
    })
    .refine(onCalendar, "This month does not have that day."),
  /** On one weekday of a month every year: the 4th Thursday of November, the last (-1) Monday of May. */
  z.strictObject({
    every: z.literal("weekday"),
    name,
    month,
    weekday,
    nth: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(-1)]),
    intervals,
  }),
]);

const week = z.strictObject({
  mon: intervals,
  tue: intervals,
  wed: intervals,
  thu: intervals,
  fri: intervals,
  sat: intervals,
  sun: intervals,
});

/**
 * When a team works, on the clock of its own time zone. A special day replaces the opening times of
 * its weekday: the dated ones first, then the yearly ones; of two alike the earlier in the list.
 */
export const hours = z.strictObject({
  timeZone: timeZone.refine(isZone, "Choose a time zone like Europe/Riga."),
  week,
  special: z.array(specialDay).max(200, "At most 200 special days."),
});

export type Hours = z.infer<typeof hours>;
export type Interval = z.infer<typeof interval>;
export type SpecialDay = z.infer<typeof specialDay>;

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** Times written alike compare as text. What runs past midnight is taken to the end of its own day. */
function apart(list: readonly { readonly from: string; readonly to: string }[]): boolean {
  const sorted = [...list].sort((a, b) => (a.from < b.from ? -1 : 1));
  return sorted.every((one, i) => {
    const next = sorted[i + 1];
    return next === undefined || (one.from < one.to && one.to <= next.from);
  });
}

/** Most days a month can have. */
const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function onCalendar(one: { readonly month: number; readonly day: number }): boolean {
  return one.day <= (LENGTHS[one.month - 1] ?? 0);
}
