import { entryOf } from "../protocol/fold-public.ts";
import type { Logged } from "../protocol/conversation.ts";
import type { Store } from "./ports.ts";

/** Public events read at once on the way back; receipts lie between the lines. */
const STRIDE = 128;

type Back = {
  readonly conversationId: string;
  /** The newest that is wanted. */
  readonly until: number;
  /** None of these and before. */
  readonly after: number;
  /** More lines than that are not asked for. */
  readonly most: number;
};

/**
 * Public events, in order, back from `until` until there are more than `most` lines in them or all
 * behind `after` are there; `after` is then how far back it was.
 */
export async function lookBack(
  store: Pick<Store, "events">,
  { conversationId, until, after, most }: Back,
): Promise<{ readonly logged: readonly Logged[]; readonly after: number }> {
  const stride = most === Infinity ? until : STRIDE;
  /** The newest first. */
  const strides: (readonly Logged[])[] = [];
  let reached = until;
  let lines = 0;
  while (reached > after && lines <= most) {
    const next = Math.max(after, reached - stride);
    const some = await store.events(
      conversationId,
      { public: next, internal: 0 },
      { public: reached, internal: 0 },
    );
    strides.push(some);
    lines += some.filter((one) => one.log === "public" && entryOf(one) !== null).length;
    reached = next;
  }
  return { logged: strides.reverse().flat(), after: reached };
}
