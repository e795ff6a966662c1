import { minute, now, times } from "../state/here.ts";
import { commonWords } from "../words/common.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago, in the shortest way: 0:48, 12 min, 3 h, then the day. Counts by itself. */
export function Waited({ since }: { readonly since: number }) {
  const passed = Math.max(0, minute.value - since);
  if (passed < 10 * MINUTE) return <Counting since={since} />;
  if (passed < HOUR) return <>{commonWords.minutes(Math.floor(passed / MINUTE))}</>;
  if (passed < DAY) return <>{commonWords.hours(Math.floor(passed / HOUR))}</>;
  return <>{times.day(since, minute.value)}</>;
}

/** Alone, so that only this text is drawn anew each second. */
function Counting({ since }: { readonly since: number }) {
  const seconds = Math.max(0, Math.floor((now.value - since) / 1000));
  return <>{`${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`}</>;
}
