import type { Hours } from "../../protocol/hours.ts";
import { addOpenMs, openMsBetween } from "../hours.ts";

/** Why a ticket's clocks may stand still: nothing can be done until somebody else does something. */
export type Stop = {
  readonly on: "pending" | "on_hold" | "solved";
  readonly from: number;
  /** Null: it still does. */
  readonly to: number | null;
};

/** What a clock counts. `hours` null: around the clock. `stopsOn`: what makes it stand still. */
export type Counting = {
  readonly hours: Hours | null;
  readonly stopsOn: ReadonlySet<Stop["on"]>;
};

type Span = { readonly from: number; readonly to: number | null };

/**
 * Working milliseconds from one instant to another (epoch ms) that were not stopped. Only facts go in,
 * so it makes no difference when a policy was changed, and the sum is the same over any split.
 */
export function usedMs(
  { from, to }: { readonly from: number; readonly to: number },
  stops: readonly Stop[],
  counting: Counting,
): number {
  return running(from, stops, counting).reduce((used, span) => {
    const end = Math.min(span.to ?? to, to);
    return span.from >= end ? used : used + openMs(counting.hours, span.from, end);
  }, 0);
}

/**
 * The first instant by which so many working milliseconds have run since `from`. Null: it stands still
 * before that, or there are no hours to come.
 */
export function runsOutAt(
  { from, ms }: { readonly from: number; readonly ms: number },
  stops: readonly Stop[],
  counting: Counting,
): number | null {
  let left = ms;
  for (const span of running(from, stops, counting)) {
    const at = addMs(counting.hours, span.from, left);
    if (span.to === null) return at;
    if (at !== null && at <= span.to) return at;
    left -= openMs(counting.hours, span.from, span.to);
  }
  return null;
}

/** Whether it stands still now. */
export function standsStill(stops: readonly Stop[], { stopsOn }: Counting): boolean {
  return stops.some(({ on, to }) => to === null && stopsOn.has(on));
}

/** The spans from an instant on in which nothing that counts stopped it; the last may be open. */
function running(from: number, stops: readonly Stop[], { stopsOn }: Counting): readonly Span[] {
  const spans: Span[] = [];
  let reached = from;
  for (const stop of stops) {
    if (!stopsOn.has(stop.on)) continue;
    if (stop.from > reached) spans.push({ from: reached, to: stop.from });
    if (stop.to === null) return spans;
    reached = Math.max(reached, stop.to);
  }
  return [...spans, { from: reached, to: null }];
}

function openMs(hours: Hours | null, from: number, to: number): number {
  return hours === null ? to - from : openMsBetween(hours, from, to);
}

function addMs(hours: Hours | null, from: number, ms: number): number | null {
  return hours === null ? from + ms : addOpenMs(hours, from, ms);
}
