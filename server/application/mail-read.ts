import type { Actor } from "../domain/model.ts";
import type { MailView } from "../protocol/agent.ts";
import { fail, ok, type Result } from "../protocol/errors.ts";
import type { Deps } from "./deps.ts";
import { get } from "./records.ts";

/** All of the mail that a message came as; agents only. */
export async function readMailOf(
  { store }: Pick<Deps, "store">,
  actor: Actor,
  messageId: string,
): Promise<Result<MailView>> {
  if (actor.kind !== "agent") return fail("forbidden");
  const mail = await get(store, "mail", messageId);
  if (mail === undefined) return fail("not_found");
  const { from, subject, whole } = mail.state;
  await store.settled();
  return ok({ from, subject, text: whole ?? "" });
}
