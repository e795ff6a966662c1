import type { Deps } from "../application/deps.ts";
import { get } from "../application/records.ts";
import { placeOf, type Place } from "../domain/routing/estimate.ts";
import type { WaitingChat } from "../domain/routing/waiting-chat.ts";
import { nextTurn } from "./next-turn.ts";
import { rooms, type Namespaces } from "./sockets.ts";

/** Places are told no more often than this, in milliseconds. */
const CALM_MS = 1_000;
/** How many are looked at in one turn of the loop. */
const AT_ONCE = 100;

export interface WaitNews {
  /** Who waits may stand elsewhere now. */
  moved(): void;
  /** Tells this contact where they stand, whether or not it changed: their panel has just opened. */
  tell(contactId: string): Promise<void>;
  stop(): void;
}

/** Tells visitors who wait where they stand, and how long it may take (SPEC R18). */
export function createWaitNews(
  deps: Deps,
  { visitor }: Namespaces,
  failed: (error: unknown) => void,
): WaitNews {
  const told = new Map<string, string>();
  let timer: NodeJS.Timeout | null = null;

  async function announce(): Promise<void> {
    const { floor } = await deps.floor.now();
    const chats = [...floor.waiting.lanes()].flat();
    for (const id of told.keys()) if (floor.waiting.get(id) === undefined) told.delete(id);
    for (const [nth, chat] of chats.entries()) {
      if (nth % AT_ONCE === AT_ONCE - 1) await nextTurn();
      const place = placeOf(floor, chat, deps.floor.handleMs(chat.need.teamId));
      const words = JSON.stringify(place);
      if (told.get(chat.id) === words) continue;
      told.set(chat.id, words);
      await send(chat, place);
    }
  }

  async function send({ id }: WaitingChat, place: Place): Promise<void> {
    const stored = await get(deps.store, "conversation", id);
    if (stored?.state.state.is !== "queued") return;
    const news = { conversationId: id, ...place };
    visitor.to(rooms.contact(stored.state.contactId)).emit("wait:changed", news);
  }

  return {
    moved() {
      timer ??= setTimeout(() => {
        timer = null;
        announce().catch(failed);
      }, CALM_MS);
    },
    async tell(contactId) {
      const activeId = (await get(deps.store, "contact", contactId))?.state.activeId ?? null;
      const { floor } = await deps.floor.now();
      const chat = activeId === null ? undefined : floor.waiting.get(activeId);
      if (chat === undefined) return;
      await send(chat, placeOf(floor, chat, deps.floor.handleMs(chat.need.teamId)));
    },
    stop() {
      if (timer !== null) clearTimeout(timer);
    },
  };
}
