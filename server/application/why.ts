import { mayRead } from "../domain/access.ts";
import type { Actor } from "../domain/model.ts";
import { placeOf } from "../domain/routing/estimate.ts";
import { changes } from "../domain/routing/next.ts";
import { route } from "../domain/routing/route.ts";
import { storyOf } from "../domain/routing/story.ts";
import { fail, ok, type Result } from "../protocol/errors.ts";
import type { Why } from "../protocol/why.ts";
import type { Deps } from "./deps.ts";
import { get } from "./records.ts";

/** Why a conversation is where it is (SPEC R24). Changes nothing. */
export async function whyThere(
  deps: Deps,
  actor: Actor,
  conversationId: string,
): Promise<Result<Why>> {
  const stored = await get(deps.store, "conversation", conversationId);
  if (stored === undefined || !mayRead(actor, stored.state)) return fail("not_found");
  const logged = await deps.store.events(conversationId, { public: 0, internal: 0 });
  const now = await whyWaiting(deps, conversationId);
  await deps.store.settled();
  return ok({ steps: storyOf(logged), now });
}

/** Waiting on is no decision that is kept; why nobody has it yet is asked of the router anew. */
async function whyWaiting(deps: Deps, conversationId: string): Promise<Why["now"]> {
  const { floor } = await deps.floor.now();
  const chat = floor.waiting.get(conversationId);
  if (chat === undefined) return null;
  const decision = route(floor, chat);
  // What is about to be done will be kept, and told like any other.
  if (changes(chat, decision) || decision.outcome !== "wait") return null;
  return { decision, position: placeOf(floor, chat, []).position };
}
