import type { Done, Sender } from "../application/execute.ts";
import type { Posted } from "../protocol/conversation.ts";
import { ok, type Result } from "../protocol/errors.ts";
import type { Reply } from "./dispatch.ts";

export type From = { readonly connection: string; readonly reply: Reply };

/** Writes a message or note for one connection. Its answer carries what was made, and leaves before any later news. */
export async function answered(
  { connection, reply }: From,
  write: (sender: Sender) => Promise<Result<Done>>,
): Promise<Result<Posted>> {
  const done = await write({ connection, answer: (made) => reply(ok(posted(made))) });
  return done.ok ? ok(posted(done.value)) : done;
}

/** A message may have landed in another conversation than it was sent to (SPEC T9). */
function posted({ seq, own, conversation }: Done): Posted {
  return { seq, made: own === null ? null : { conversationId: conversation.id, logged: own } };
}
