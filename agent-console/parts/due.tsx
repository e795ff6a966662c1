import type { SlaClock } from "../../server/protocol/sla.ts";
import { minute, times } from "../state/here.ts";
import { slaWords, spanWords } from "../words/sla.ts";

/** How much time is left for a promise; amber once people were warned, red when it is late. */
export function Due({
  clock,
  named = false,
}: {
  readonly clock: SlaClock;
  readonly named?: boolean;
}) {
  const { metric, dueAt, leftMs, warnedAt, breachedAt } = clock;
  // What the server has called late is so, also where this device's minute is not over yet.
  const at = Math.max(minute.value, breachedAt ?? 0);
  const late = breachedAt !== null || (leftMs === null ? (dueAt ?? Infinity) <= at : leftMs < 0);
  const look = late ? "late" : leftMs !== null ? "still" : warnedAt !== null ? "soon" : "";
  const title =
    dueAt === null ? slaWords.metrics[metric] : slaWords.due(metric, times.full(dueAt, at));
  return (
    <span class={`due num ${look}`} title={title}>
      <i aria-hidden="true" />
      {named && <span class="due-name">{slaWords.metrics[metric]}</span>}
      {timeWords(clock, at)}
    </span>
  );
}

function timeWords({ dueAt, leftMs }: SlaClock, at: number): string {
  if (leftMs !== null)
    return leftMs < 0 ? slaWords.stillLate(spanWords(-leftMs)) : slaWords.still(spanWords(leftMs));
  if (dueAt === null) return slaWords.never;
  return dueAt <= at ? slaWords.late(spanWords(at - dueAt)) : slaWords.left(spanWords(dueAt - at));
}
