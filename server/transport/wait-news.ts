import type { Deps } from "../application/deps.ts";
import { get } from "../application/records.ts";
import { NEXT, placeOf } from "../domain/routing/estimate.ts";
import type { WaitNews as Told } from "../protocol/visitor.ts";
import { nextTurn } from "./next-turn.ts";
import { rooms, type Namespaces } from "./sockets.ts";

/** Places are told no more often than this, in milliseconds. */
const CALM_MS = 1_000;
/** How many are looked at in one turn of the loop. */
const AT_ONCE = 100;

export interface WaitNews {
  /** Who waits may stand elsewhere now. */
  moved(): void;
  stop(): void;
}

/**
 * Tells visitors who wait where they stand, and how long it may take (SPEC R18). Whoever opens the
 * panel reads it in their snapshot; this is for what changes from there.
 */
export function createWaitNews(
  deps: Deps,
  { visitor }: Namespaces,
  failed: (error: unknown) => void,
): WaitNews {
  const told = new Map<string, string>();
  let timer: NodeJS.Timeout | null = null;

  async function announce(): Promise<void> {
    const { floor } = await deps.floor.now();
    const offered = new Set(deps.floor.offered());
    for (const id of told.keys())
      if (!offered.has(id) && floor.waiting.get(id) === undefined) told.delete(id);
    for (const id of offered) await tell({ conversationId: id, ...NEXT });
    for (const [nth, chat] of [...floor.waiting.chats()].entries()) {
      if (nth % AT_ONCE === AT_ONCE - 1) await nextTurn();
      const place = placeOf(floor, chat, deps.floor.handleMs(chat.need.teamId));
      await tell({ conversationId: chat.id, ...place });
    }
  }

  /** What they have not been told already. */
  async function tell(news: Told): Promise<void> {
    const id = news.conversationId;
    const words = JSON.stringify(news);
    if (told.get(id) === words) return;
    told.set(id, words);
    const stored = await get(deps.store, "conversation", id);
    const is = stored?.state.state.is;
    if (stored === undefined || (is !== "queued" && is !== "offered")) return;
    visitor.to(rooms.contact(stored.state.contactId)).emit("wait:changed", news);
  }

  return {
    moved() {
      timer ??= setTimeout(() => {
        timer = null;
        announce().catch(failed);
      }, CALM_MS);
    },
    stop() {
      if (timer !== null) clearTimeout(timer);
    },
  };
}
