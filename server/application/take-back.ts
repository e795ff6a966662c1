import type { Actor } from "../domain/model.ts";
import { ok, type Result } from "../protocol/errors.ts";
import type { Deps } from "./deps.ts";
import { visitorMoved } from "./duty.ts";
import { execute } from "./execute.ts";

/** A chat was resolved too soon (SPEC CO8). While it was over nobody minded whether its visitor was there. */
export async function takeBack(
  deps: Deps,
  actor: Actor,
  conversationId: string,
): Promise<Result<null>> {
  const done = await execute(deps, { actor, conversationId, command: { type: "unresolve" } });
  if (!done.ok) return done;
  const { contactId } = done.value.conversation;
  await visitorMoved(deps, contactId, { here: await deps.presence.visitorOnline(contactId) });
  return ok(null);
}
