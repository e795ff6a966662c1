import { events, NOTHING, type Decision } from "./commands.ts";
import type { Actor, Conversation } from "./model.ts";
import { open } from "./pending.ts";

type Reach = { readonly delivered: number; readonly seen: number };

/** How far one side has received and seen; never backwards, never past the other side's newest message (SPEC D6). */
export function advance(
  conversation: Conversation,
  { delivered, seen }: Reach,
  actor: Actor,
): Decision {
  const side = actor.kind === "visitor" ? "visitor" : "agent";
  const newest = conversation.newest[side === "visitor" ? "agent" : "visitor"];
  const held = conversation.receipts[side];
  const nowSeen = Math.max(held.seen, Math.min(seen, newest));
  const nowDelivered = Math.max(held.delivered, nowSeen, Math.min(delivered, newest));
  if (nowSeen === held.seen && nowDelivered === held.delivered) return NOTHING;
  return events(
    open({ type: "receipt:advanced", side, receipt: { delivered: nowDelivered, seen: nowSeen } }),
  );
}
