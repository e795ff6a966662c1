const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Times as a reader of one locale and zone writes them. Instants are epoch milliseconds. */
export interface Times {
  /** 15:08 */
  clock(at: number): string;
  /** Today, Yesterday, 2 March, 2 March 2025 */
  day(at: number, now: number): string;
  /** The same within a sentence: today, tomorrow, yesterday, 2 March */
  dayWithin(at: number, now: number): string;
  /** 15:08 today; otherwise the day: Yesterday, 2 March */
  short(at: number, now: number): string;
  /** Today 15:08, 2 March 15:08 */
  full(at: number, now: number): string;
  /** 2–4 min: both ends in whole minutes, told as milliseconds. */
  minutes(fromMs: number, toMs: number): string;
  /** The calendar day in the reader's zone, comparable as text. */
  dayKey(at: number): string;
  /** 18 seconds, 4 minutes, 2 hours, 3 days: one unit, rounded down, never below one second. */
  duration(ms: number): string;
  /** The same, narrow: 18s, 4m, 2h, 3d */
  brief(ms: number): string;
}

/** @param timeZone IANA name; the device's own when left out. */
export function timesFor(locale: string, timeZone?: string): Times {
  const zone = timeZone === undefined ? {} : { timeZone };
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(locale, { ...options, ...zone });
    return (at: number) => formatter.format(at);
  };
  const clock = format({ hour: "2-digit", minute: "2-digit" });
  const date = format({ day: "numeric", month: "long" });
  const dated = format({ day: "numeric", month: "long", year: "numeric" });
  const year = format({ year: "numeric" });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const keys = new Intl.DateTimeFormat("en-CA", { dateStyle: "short", ...zone });
  const dayKey = (at: number) => keys.format(at);

  const dayWithin = (at: number, now: number) => {
    const distance = Math.round((Date.parse(dayKey(at)) - Date.parse(dayKey(now))) / DAY);
    if (Math.abs(distance) <= 1) return relative.format(distance, "day");
    return year(at) === year(now) ? date(at) : dated(at);
  };
  const day = (at: number, now: number) => capital(dayWithin(at, now), locale);
  const measure = (unitDisplay: "long" | "narrow") => (ms: number) => {
    const [amount, unit] = inOneUnit(ms);
    return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay }).format(amount);
  };

  return {
    clock,
    day,
    dayWithin,
    dayKey,
    short: (at, now) => (dayKey(at) === dayKey(now) ? clock(at) : day(at, now)),
    full: (at, now) => `${day(at, now)} ${clock(at)}`,
    minutes(fromMs, toMs) {
      const unit = { style: "unit", unit: "minute", unitDisplay: "short" } as const;
      const number = new Intl.NumberFormat(locale, unit);
      return fromMs === toMs
        ? number.format(toMs / MINUTE)
        : number.formatRange(fromMs / MINUTE, toMs / MINUTE);
    },
    duration: measure("long"),
    brief: measure("narrow"),
  };
}

function inOneUnit(ms: number): readonly [number, "second" | "minute" | "hour" | "day"] {
  if (ms < MINUTE) return [Math.max(1, Math.floor(ms / 1000)), "second"];
  if (ms < HOUR) return [Math.floor(ms / MINUTE), "minute"];
  return ms < DAY ? [Math.floor(ms / HOUR), "hour"] : [Math.floor(ms / DAY), "day"];
}

function capital(text: string, locale: string): string {
  return text.slice(0, 1).toLocaleUpperCase(locale) + text.slice(1);
}

/**
 * The reader's own way of writing times where it speaks the language of the words around it
 * (`en-GB` beside English words), otherwise that language's own (`fallback`).
 */
export function timeLocale(readerLanguage: string, fallback: string): string {
  return spoken(readerLanguage) === spoken(fallback) ? readerLanguage : fallback;
}

function spoken(tag: string): string {
  return (tag.split("-")[0] ?? "").toLowerCase();
}
