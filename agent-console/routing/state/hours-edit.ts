/** Pure edits of opening hours. */
import type { Hours, Interval, SpecialDay } from "../../../server/protocol/hours.ts";

/** Monday first, as settings name them. */
export const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Day = (typeof DAYS)[number];

const WORKDAY: Interval = { from: "09:00", to: "17:00" };

/** What one begins with: workdays from nine to five. */
export function officeHours(timeZone: string): Hours {
  const at = [WORKDAY];
  return {
    timeZone,
    week: { mon: at, tue: at, wed: at, thu: at, fri: at, sat: [], sun: [] },
    special: [],
  };
}

/** One more opening time, after those there are. */
export function withInterval(list: readonly Interval[]): Interval[] {
  const last = list.at(-1);
  if (last === undefined) return [WORKDAY];
  // What ran past midnight leaves no later time on that day.
  const from = last.to > last.from && last.to < "23:00" ? hourAfter(last.to) : "00:00";
  return [...list, { from, to: hourAfter(from) }];
}

function hourAfter(time: string): string {
  const [hours = "0", minutes = "00"] = time.split(":");
  return `${String(Number(hours) + 1).padStart(2, "0")}:${minutes}`;
}

/** Every workday as this one. */
export function copiedToWorkdays(week: Hours["week"], day: Day): Hours["week"] {
  const at = week[day];
  return { ...week, mon: at, tue: at, wed: at, thu: at, fri: at };
}

/** @param today 2026-03-04 */
export function newSpecialDay(every: SpecialDay["every"], today: string): SpecialDay {
  const [, month = "1", day = "1"] = today.split("-");
  switch (every) {
    case "once":
      return { every, name: "", from: today, to: today, intervals: [] };
    case "year":
      return { every, name: "", month: Number(month), day: Number(day), intervals: [] };
    case "weekday":
      return { every, name: "", month: Number(month), weekday: "mon", nth: 1, intervals: [] };
  }
}

/** The same day told in another way keeps its name and its opening times. */
export function retold(day: SpecialDay, every: SpecialDay["every"], today: string): SpecialDay {
  const { name, intervals } = day;
  return { ...newSpecialDay(every, today), name, intervals };
}
