import { fail, ok, type ErrorCode, type Result } from "../protocol/errors.ts";
import type { Deps } from "./deps.ts";
import { newErrand } from "./new-errand.ts";
import { get } from "./records.ts";

export type TranscriptWish = {
  readonly conversationId: string;
  readonly email: string;
  /** Whether this conversation may be sent once more now. */
  readonly may: () => ErrorCode | null | Promise<ErrorCode | null>;
};

/** A visitor wants their own conversation by mail; resolves when that is durable (SPEC E14). */
export async function askForTranscript(
  deps: Deps,
  contactId: string,
  { conversationId, email, may }: TranscriptWish,
): Promise<Result<null>> {
  const conversation = await get(deps.store, "conversation", conversationId);
  if (conversation?.state.contactId !== contactId) return fail("not_found");
  if (deps.timings.mail === undefined) return fail("wrong_state");
  const limited = await may();
  if (limited !== null) return fail(limited);
  const at = deps.clock.now();
  const what = { is: "transcript", email, conversationId, contactId } as const;
  await deps.store.commit([newErrand(deps, { id: deps.ids.id(), what, at })], at);
  return ok(null);
}
