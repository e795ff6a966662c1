import type { ConversationView, Entry } from "../../../server/protocol/view.ts";

type MessageEntry = Extract<Entry, { readonly is: "message" }>;

/** Messages of the others, bot included, that the visitor has not looked at. Pure. */
export function unreadOf({ public: side }: ConversationView): readonly MessageEntry[] {
  return side.entries.filter(
    (entry): entry is MessageEntry =>
      entry.is === "message" &&
      entry.message.author.kind !== "visitor" &&
      entry.seq > side.receipts.visitor.seen,
  );
}

/** Public number of the newest message that isn't the visitor's; 0 if there is none. */
export function newestOfOthers({ public: side }: ConversationView): number {
  const newest = side.entries.findLast(
    (entry) => entry.is === "message" && entry.message.author.kind !== "visitor",
  );
  return newest?.seq ?? 0;
}
