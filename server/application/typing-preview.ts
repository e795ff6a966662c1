import { fail, ok, type Result } from "../protocol/errors.ts";
import type { Deps } from "./deps.ts";
import { get } from "./records.ts";
import { workspacePart } from "./workspace-part.ts";

/** Whether what a visitor writes is seen before it is sent: not, unless the owner allows it. */
export const typingPreview = workspacePart("typingPreview", { on: false });

type Draft = { readonly contactId: string; readonly conversationId: string };

/**
 * The agent who may see what this visitor is writing here: who has the chat, while the owner allows it.
 * Nothing of it is kept, here or anywhere (SPEC TP2).
 */
export async function draftReader(
  deps: Deps,
  { contactId, conversationId }: Draft,
): Promise<Result<{ readonly agentId: string }>> {
  const stored = await get(deps.store, "conversation", conversationId);
  if (stored?.state.contactId !== contactId) return fail("not_found");
  const { state } = stored.state;
  const { settings } = await typingPreview.overview(deps);
  return state.is === "live" && settings.on ? ok({ agentId: state.agentId }) : fail("wrong_state");
}
