import { signal } from "@preact/signals";
import type { ConversationView } from "../../../server/protocol/view.ts";
import type { Shelf } from "../../link/stored-apart.ts";
import { newestOfOthers } from "./reading.ts";

/** How far the visitor has looked in each conversation, until the server says that it knows. */
export interface Looked {
  /** They have it before their eyes. */
  see(view: ConversationView): void;
  /** Public number of the newest they have looked at; 0 for none that the server doesn't know of. */
  at(conversationId: string): number;
  /** A conversation as its reader knows it, though the server may not yet. */
  over(view: ConversationView): ConversationView;
  /** What the server knows need not be kept. */
  confirm(views: readonly ConversationView[]): void;
}

/**
 * Kept in the browser, under a key for each conversation: whoever closes the panel or the page right
 * after reading, or reads while the connection is lost, has read it all the same.
 */
export function createLooked(shelf: Shelf, prefix: string): Looked {
  const kept = shelf
    .keys()
    .filter((key) => key.startsWith(prefix))
    .map((key) => [key.slice(prefix.length), Number(shelf.read(key)) || 0] as const);
  const numbers = signal<ReadonlyMap<string, number>>(new Map(kept));
  const at = (conversationId: string) => numbers.value.get(conversationId) ?? 0;

  function put(conversationId: string, seq: number): void {
    const next = new Map(numbers.value);
    if (seq > 0) next.set(conversationId, seq);
    else next.delete(conversationId);
    numbers.value = next;
    shelf.write(prefix + conversationId, seq > 0 ? `${seq}` : null);
  }

  return {
    at,
    see(view) {
      const newest = newestOfOthers(view);
      if (newest > Math.max(at(view.id), view.public.receipts.visitor.seen)) put(view.id, newest);
    },
    over(view) {
      const { visitor } = view.public.receipts;
      const seen = Math.max(visitor.seen, at(view.id));
      if (seen === visitor.seen) return view;
      const receipts = { ...view.public.receipts, visitor: { ...visitor, seen } };
      return { ...view, public: { ...view.public, receipts } };
    },
    confirm(views) {
      for (const { id, public: side } of views)
        if (at(id) > 0 && side.receipts.visitor.seen >= at(id)) put(id, 0);
    },
  };
}
