import type { ConversationView } from "../../../server/protocol/view.ts";
import type { OutboxItem } from "../../link/outbox.ts";

export type Placing = {
  /** The conversation in progress, or the one that waits to begin. */
  readonly current: string | null;
  readonly view: (conversationId: string) => ConversationView | undefined;
  readonly waiting: readonly OutboxItem[];
  readonly newId: () => string;
};

/** Where words go, and whether something was written there before. */
export type Place = { readonly id: string; readonly begun: boolean };

/**
 * Where words to a conversation go (null: to none in particular). What is over takes no more, also
 * while its own first words still wait for their answer: then they begin a new one. What became a
 * request takes them always: it is opened again, or goes on as another (SPEC T4, T9). Pure.
 */
export function placeFor(wanted: string | null, { current, view, waiting, newId }: Placing): Place {
  const isOver = (id: string) => {
    const side = view(id)?.public;
    return side?.phase.is === "resolved" && !side.filed;
  };
  const id = [wanted, current].find((one) => one !== null && !isOver(one)) ?? null;
  if (id === null) return { id: newId(), begun: false };
  const beginning = waiting.some(({ conversationId }) => conversationId === id);
  return { id, begun: beginning || (view(id)?.public.seq ?? 0) > 0 };
}
