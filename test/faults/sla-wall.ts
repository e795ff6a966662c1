import type { Hours, Interval } from "../../server/protocol/hours.ts";
import { WEEKDAYS } from "../../server/protocol/hours.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * Whether a team is open in each minute from an instant on, read off a clock on its wall: no spans, no
 * calendar library. Opening times must neither begin nor end in an hour the clock shows twice or leaves out.
 */
export function openMinutes(
  hours: Hours,
  { from, minutes }: { readonly from: number; readonly minutes: number },
): Uint8Array {
  const open = new Uint8Array(minutes);
  let offset = 0;
  let wallDay: WallDay | null = null;
  for (let nth = 0; nth < minutes; nth += 1) {
    const at = from + nth * MINUTE;
    if (at % HOUR === 0 || nth === 0) offset = offsetOf(hours.timeZone, at);
    const date = Math.floor((at + offset) / DAY) * DAY;
    if (wallDay?.date !== date) wallDay = dayOn(hours, date);
    open[nth] = isOpenOnWall(wallDay, (at + offset - date) / MINUTE) ? 1 : 0;
  }
  return open;
}

/** How far the wall's clock is ahead of UTC (ms). */
function offsetOf(timeZone: string, at: number): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  }).formatToParts(at);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute")) - at;
}

/** Opening times in minutes of the day that a wall's clock shows. */
type WallDay = {
  readonly date: number;
  readonly today: readonly Minutes[];
  readonly yesterday: readonly Minutes[];
};
type Minutes = { readonly from: number; readonly to: number };

function dayOn(hours: Hours, date: number): WallDay {
  const today = timesOn(hours, date).map(inMinutes);
  return { date, today, yesterday: timesOn(hours, date - DAY).map(inMinutes) };
}

function inMinutes({ from, to }: Interval): Minutes {
  const of = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return { from: of(from), to: of(to) };
}

function isOpenOnWall({ today, yesterday }: WallDay, minute: number): boolean {
  return (
    today.some(({ from, to }) => from <= minute && (to < from || minute < to)) ||
    yesterday.some(({ from, to }) => to < from && minute < to)
  );
}

function timesOn({ week, special }: Hours, wall: number): readonly Interval[] {
  const date = new Date(wall).toISOString().slice(0, 10);
  const day = special.find((one) => one.every === "once" && one.from <= date && date <= one.to);
  // Monday first; days are counted from Sunday here.
  const name = WEEKDAYS[(new Date(wall).getUTCDay() + 6) % 7] ?? "mon";
  return day === undefined ? week[name] : day.intervals;
}
