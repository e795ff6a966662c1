import type { InternalEvent, Logged, PublicEvent } from "../protocol/conversation.ts";

/** An event decided on but not yet committed: it has a log and no number. */
export type PendingEvent =
  | { readonly log: "public"; readonly event: PublicEvent }
  | { readonly log: "internal"; readonly event: InternalEvent };

/** For everybody in the conversation. */
export function open(event: PublicEvent): PendingEvent {
  return { log: "public", event };
}

/** For agents alone. */
export function internal(event: InternalEvent): PendingEvent {
  return { log: "internal", event };
}

export type Heads = { readonly public: number; readonly internal: number };

/** Gives each event the next number of its log, as the store will (its contract says so). */
export function number(
  heads: Heads,
  events: readonly PendingEvent[],
  at: number,
): readonly Logged[] {
  const next = { public: heads.public, internal: heads.internal };
  return events.map((pending): Logged => {
    next[pending.log] += 1;
    const seq = next[pending.log];
    return pending.log === "public"
      ? { log: "public", event: pending.event, seq, at }
      : { log: "internal", event: pending.event, seq, at };
  });
}
