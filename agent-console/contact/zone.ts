/** What time it is where somebody is, seen from here. */
export type LocalTime = {
  readonly clock: string;
  readonly place: string;
  /** Hours ahead of the reader; negative: behind. */
  readonly ahead: number;
};

const HOUR = 3_600_000;

/** @param zone IANA name as the visitor's browser said it: may be missing, or one we do not know */
export function localTime(zone: string | null, now: number, ownZone?: string): LocalTime | null {
  if (zone === null) return null;
  const there = offsetOf(zone, now);
  const here = offsetOf(ownZone, now);
  if (there === null || here === null) return null;
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeStyle: "short" });
  return { clock: clock.format(now), place: placeOf(zone), ahead: (there - here) / HOUR };
}

/** Europe/Helsinki is Helsinki; Asia/Ho_Chi_Minh is Ho Chi Minh. */
function placeOf(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}

/** How far a zone's clock is ahead of UTC at that instant, in ms; null if there is no such zone. */
function offsetOf(timeZone: string | undefined, at: number): number | null {
  try {
    const format = new Intl.DateTimeFormat("en-US", {
      ...(timeZone === undefined ? {} : { timeZone }),
      timeZoneName: "longOffset",
    });
    const name = format.formatToParts(at).find((part) => part.type === "timeZoneName")?.value ?? "";
    const [, sign, hours = "0", minutes = "0"] = /([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
    return (Number(hours) + Number(minutes) / 60) * HOUR * (sign === "-" ? -1 : 1);
  } catch {
    return null;
  }
}
