import type { Temporal } from "temporal-polyfill";
import { WEEKDAYS, type Hours, type Interval, type SpecialDay } from "../protocol/hours.ts";

/** The opening times of one date: those of a special day on it, else those of its weekday. */
export function intervalsOn(
  { week, special }: Hours,
  date: Temporal.PlainDate,
): readonly Interval[] {
  const day = specialDayOn(special, date);
  if (day !== undefined) return day.intervals;
  const weekday = WEEKDAYS[date.dayOfWeek - 1];
  return weekday === undefined ? [] : week[weekday];
}

/** A dated day goes before a yearly one: "open on this one Midsummer" overrules "closed at Midsummer". */
function specialDayOn(
  special: readonly SpecialDay[],
  date: Temporal.PlainDate,
): SpecialDay | undefined {
  const on = special.filter((day) => falls(day, date));
  return on.find((day) => day.every === "once") ?? on[0];
}

function falls(day: SpecialDay, date: Temporal.PlainDate): boolean {
  switch (day.every) {
    case "once": {
      // Dates written alike compare as text.
      const text = date.toString();
      return day.from <= text && text <= day.to;
    }
    case "year":
      return day.month === date.month && day.day === date.day;
    case "weekday":
      return (
        day.month === date.month &&
        WEEKDAYS[date.dayOfWeek - 1] === day.weekday &&
        isNth(day.nth, date)
      );
    default:
      return day satisfies never;
  }
}

/** The nth such weekday of its month; -1: the last. */
function isNth(nth: number, { day, daysInMonth }: Temporal.PlainDate): boolean {
  return nth === -1 ? day + 7 > daysInMonth : Math.ceil(day / 7) === nth;
}
