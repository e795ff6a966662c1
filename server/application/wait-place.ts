import type { WaitNews } from "../protocol/visitor.ts";
import { NEXT, placeOf } from "../domain/routing/estimate.ts";
import type { Deps } from "./deps.ts";
import { get } from "./records.ts";

/** Where a conversation stands in the queue (SPEC R18, Q1); null: it does not wait. */
export async function waitPlace(
  deps: Pick<Deps, "store" | "floor">,
  conversationId: string,
): Promise<WaitNews | null> {
  const stored = await get(deps.store, "conversation", conversationId);
  const is = stored?.state.state.is;
  if (is === "offered") return { conversationId, ...NEXT };
  if (is !== "queued") return null;
  const { floor } = await deps.floor.now();
  const chat = floor.waiting.get(conversationId);
  if (chat === undefined) return null;
  return { conversationId, ...placeOf(floor, chat, deps.floor.handleMs(chat.need.teamId)) };
}
