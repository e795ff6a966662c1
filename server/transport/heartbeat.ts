import type { Deps } from "../application/deps.ts";
import type { Heads } from "../application/ports.ts";
import { get } from "../application/records.ts";
import { HEARTBEAT_MS } from "../protocol/limits.ts";
import { inTurns } from "./in-turns.ts";
import { rooms, type Audience, type Namespaces } from "./sockets.ts";

/** Conversations of a contact that a heartbeat speaks of: the one in progress and the latest others. */
const LATEST = 3;

/** Public heads of what a visitor may have open. */
export async function visitorHeads(
  { store }: Pick<Deps, "store">,
  contactId: string,
): Promise<Record<string, number>> {
  const contact = await get(store, "contact", contactId);
  const heads: Record<string, number> = {};
  for (const { conversationId } of contact?.state.story.slice(0, LATEST) ?? []) {
    const conversation = await get(store, "conversation", conversationId);
    if (conversation !== undefined) heads[conversationId] = conversation.heads.public;
  }
  await store.settled();
  return heads;
}

/** Both heads of what a console follows. */
export async function agentHeads(
  { store }: Pick<Deps, "store">,
  follows: ReadonlySet<string>,
): Promise<Record<string, Heads>> {
  const heads: Record<string, Heads> = {};
  for (const id of follows) {
    const conversation = await get(store, "conversation", id);
    if (conversation !== undefined) heads[id] = conversation.heads;
  }
  await store.settled();
  return heads;
}

/** Tells whoever has these conversations open where they stand: changed elsewhere, the events may be lost. */
export async function tellHeads(
  { store }: Pick<Deps, "store">,
  { visitor, agent }: Audience,
  conversationIds: readonly string[],
): Promise<void> {
  const all = await Promise.all(conversationIds.map((id) => get(store, "conversation", id)));
  await store.settled();
  for (const conversation of all) {
    if (conversation === undefined) continue;
    const { id, heads, state } = conversation;
    agent.to(rooms.conversation(id)).emit("heartbeat:sent", { [id]: heads });
    visitor.to(rooms.contact(state.contactId)).emit("heartbeat:sent", { [id]: heads.public });
  }
}

/** Some are told every so often, each once in `HEARTBEAT_MS`: thousands in one go would hold up everything else. */
const TICK_MS = 100;

/** Tells every client regularly where its conversations stand, so that a lost event cannot stay lost. */
export function createHeartbeat(
  deps: Pick<Deps, "store">,
  { visitor, agent }: Namespaces,
  failed: (error: unknown) => void,
): { stop(): void } {
  const visitors = inTurns(visitor.sockets, TICK_MS / HEARTBEAT_MS);
  const agents = inTurns(agent.sockets, TICK_MS / HEARTBEAT_MS);

  async function beat(): Promise<void> {
    for (const socket of visitors()) {
      const heads = await visitorHeads(deps, socket.data.contactId);
      if (Object.keys(heads).length > 0) socket.emit("heartbeat:sent", heads);
    }
    for (const socket of agents()) {
      if (socket.data.follows.size > 0) {
        socket.emit("heartbeat:sent", await agentHeads(deps, socket.data.follows));
      }
    }
  }

  const timer = setInterval(() => void beat().catch(failed), TICK_MS);
  return { stop: () => clearInterval(timer) };
}
