import type { Agent, InboxRow } from "../../server/protocol/registers.ts";
import { isOut } from "./leave.ts";
import { roomOf, type Quiet } from "./room.ts";

/** Chats that wait for this agent's yes or no, the one that runs out first on top. Pure. */
export function offersTo(me: string, rows: ReadonlyMap<string, InboxRow>): readonly InboxRow[] {
  return [...rows.values()]
    .filter((row) => row.status === "offered" && row.agentId === me)
    .toSorted((a, b) => (a.offerExpiresAt ?? Infinity) - (b.offerExpiresAt ?? Infinity));
}

/** Chats that everybody with room was told of, the longest waiting on top: whoever takes one first has it. Pure. */
export function toldTo(
  me: Pick<Agent, "id" | "availability" | "load" | "capacity" | "leave">,
  rows: ReadonlyMap<string, InboxRow>,
  { quiet, now }: { readonly quiet: Quiet; readonly now: number },
): readonly InboxRow[] {
  if (me.availability === "away" || isOut(me, now) || roomOf(me, quiet) === 0) return [];
  return [...rows.values()]
    .filter(({ status, told }) => status === "queued" && told.includes(me.id))
    .toSorted((a, b) => a.since - b.since);
}

/**
 * How much of an offer is left. Never decides whether there is one: this device's clock may be
 * wrong, so an offer goes when the server says so.
 * @param madeAt when it was made, or first seen here (epoch ms): its whole length counts from there
 */
export function fuseOf(
  expiresAt: number,
  madeAt: number,
  now: number,
): { seconds: number; share: number } {
  const left = Math.max(0, expiresAt - now);
  const whole = Math.max(1, expiresAt - madeAt);
  return { seconds: Math.ceil(Math.min(left, whole) / 1000), share: Math.min(1, left / whole) };
}
