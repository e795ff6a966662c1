import type { Side } from "../../server/protocol/conversation.ts";
import type { ConversationView } from "../../server/protocol/view.ts";

/**
 * Number of the other side's first message behind what this side has seen: the unread begins there.
 * Null where all was seen; and where nothing was, since a mark on top would say nothing. Pure.
 */
export function firstUnseen({ public: { entries, receipts } }: ConversationView, side: Side) {
  const { seen } = receipts[side];
  if (seen === 0) return null;
  const first = entries.find(
    (entry) =>
      entry.is === "message" &&
      entry.seq > seen &&
      (entry.message.author.kind === "visitor") === (side === "agent"),
  );
  return first?.seq ?? null;
}
