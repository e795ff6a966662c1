import { Temporal } from "temporal-polyfill";
import type { Hours, Interval } from "../protocol/hours.ts";
import { intervalsOn } from "./special-days.ts";

/** Open around the clock: for whoever has set no hours. */
export const ALWAYS_OPEN: Hours = {
  timeZone: "UTC",
  week: daily([{ from: "00:00", to: "24:00" }]),
  special: [],
};

/** Open from one instant to another (epoch ms), the last excluded. */
type Span = { readonly from: number; readonly to: number };

/** So many days in a row without an opening, and none is to come: 29 February may be 8 years away. */
const BARREN_DAYS = 366 * 9;

/** Days whose spans are kept for each set of hours. */
const KEPT_DAYS = 1_000;

/** Whether it is open at this instant (epoch ms). An opening includes its first instant, not its last. */
export function isOpen(hours: Hours, at: number): boolean {
  for (const span of spans(hours, at, at)) return span.from === at;
  return false;
}

/** The first instant from `at` on (epoch ms) when it is open: `at` itself if it is. Null: never again. */
export function nextOpening(hours: Hours, at: number): number | null {
  for (const span of spans(hours, at, null)) return span.from;
  return null;
}

/** Open milliseconds from one instant to a later one (epoch ms); 0 backwards. Adds up over any split. */
export function openMsBetween(hours: Hours, from: number, to: number): number {
  let open = 0;
  for (const span of spans(hours, from, to)) {
    if (span.from >= to) break;
    open += Math.min(span.to, to) - span.from;
  }
  return open;
}

/**
 * The first instant (epoch ms) by which so many open milliseconds have passed since `from`; `from`
 * itself for none. The inverse of `openMsBetween`. Null: it does not open long enough, ever.
 */
export function addOpenMs(hours: Hours, from: number, ms: number): number | null {
  if (ms <= 0) return from;
  let left = ms;
  for (const span of spans(hours, from, null)) {
    const length = span.to - span.from;
    if (length >= left) return span.from + left;
    left -= length;
  }
  return null;
}

/** The spans from `at` on, in order and apart, up to the day of `until` (null: as far as there are any). */
function* spans(hours: Hours, at: number, until: number | null): Generator<Span> {
  const last = until === null ? null : dateOf(hours, until);
  // What opened yesterday may run past midnight.
  let date = dateOf(hours, at).subtract({ days: 1 });
  let reached = at;
  for (let barren = 0; barren < BARREN_DAYS; barren += 1) {
    if (last !== null && Temporal.PlainDate.compare(date, last) > 0) return;
    for (const span of spansOn(hours, date)) {
      const from = Math.max(span.from, reached);
      if (from >= span.to) continue;
      yield { from, to: span.to };
      reached = span.to;
      barren = 0;
    }
    date = date.add({ days: 1 });
  }
}

const kept = new WeakMap<Hours, Map<string, readonly Span[]>>();

/** Days are asked for again and again, and a time zone takes 20 microseconds to ask: kept per hours. */
function spansOn(hours: Hours, date: Temporal.PlainDate): readonly Span[] {
  const days = kept.get(hours) ?? new Map<string, readonly Span[]>();
  kept.set(hours, days);
  const key = date.toString();
  const known = days.get(key);
  if (known !== undefined) return known;
  if (days.size >= KEPT_DAYS) days.clear();
  const found = intervalsOn(hours, date)
    .map((interval) => spanOf(interval, { date, timeZone: hours.timeZone }))
    .sort((a, b) => a.from - b.from);
  days.set(key, found);
  return found;
}

type Day = { readonly date: Temporal.PlainDate; readonly timeZone: string };

function spanOf({ from, to }: Interval, day: Day): Span {
  const next = { ...day, date: day.date.add({ days: 1 }) };
  const end = to === "24:00" ? instant("00:00", next) : instant(to, to < from ? next : day);
  return { from: instant(from, day), to: end };
}

/**
 * The instant (epoch ms) at which a clock on that wall shows this time. Shown twice, it is the first
 * (as calendars do it, RFC 5545); left out when the clock goes forward, it is the moment it jumps.
 */
function instant(time: string, { date, timeZone }: Day): number {
  const wanted = date.toPlainDateTime(time);
  const found = wanted.toZonedDateTime(timeZone, { disambiguation: "earlier" });
  if (found.toPlainDateTime().equals(wanted)) return found.epochMilliseconds;
  const jump = found.getTimeZoneTransition("next");
  return (jump ?? found).epochMilliseconds;
}

function dateOf({ timeZone }: Hours, at: number): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate();
}

function daily(intervals: Interval[]): Hours["week"] {
  return {
    mon: intervals,
    tue: intervals,
    wed: intervals,
    thu: intervals,
    fri: intervals,
    sat: intervals,
    sun: intervals,
  };
}
