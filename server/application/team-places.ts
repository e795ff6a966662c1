import { taker, type Step } from "../domain/consequences.ts";
import { holderOf, type Conversation, type TeamPlacesRecord } from "../domain/model.ts";
import type { WaitingChat } from "../domain/routing/waiting-chat.ts";
import type { Deps } from "./deps.ts";
import type { KeptFloor } from "./floor-keeper.ts";
import type { Change } from "./ports.ts";
import { get, write } from "./records.ts";

type Held = TeamPlacesRecord["held"][number];

/**
 * A team with a limit keeps a list of the chats that take its places, written with every one that is
 * taken: of two steps that take the last place at once, one is decided anew (SPEC R13). Who is done
 * is found out from the chats themselves, so that freeing a place writes nothing here. Null: no place.
 */
export async function placeTaken(
  deps: Deps,
  step: Step,
  { kept, waiting }: { readonly kept: KeptFloor | null; readonly waiting: WaitingChat | null },
): Promise<readonly Change<unknown>[] | null> {
  if (kept === null || waiting === null || taker(step) === null) return [];
  const team = kept.floor.teams.get(waiting.need.teamId);
  if (team === undefined || team.capacity === null) return [];
  const stored = await get(deps.store, "places", team.id);
  const before = stored?.state.held ?? deps.floor.inHandOf(team.id);
  const held: Held[] = [];
  for (const one of before) if (await still(deps.store, one, step)) held.push(one);
  if (held.length >= team.capacity) return null;
  const state = { id: team.id, held: [...held, asHeld(step.after)] };
  return [write({ kind: "places", expected: stored?.version ?? 0, state }, deps.timings)];
}

/** Handed on since, a chat may be another team's. */
function asHeld({ id, handed = [] }: Conversation): Held {
  return { conversationId: id, turn: handed.length };
}

async function still(store: Deps["store"], one: Held, { after }: Step): Promise<boolean> {
  if (one.conversationId === after.id) return false;
  const chat = await get(store, "conversation", one.conversationId);
  return (
    chat !== undefined &&
    holderOf(chat.state.state) !== null &&
    (chat.state.handed?.length ?? 0) === one.turn
  );
}
