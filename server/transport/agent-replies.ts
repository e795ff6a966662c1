/** What agents are answered with, made of what the application says. */
import type { ContactEdited } from "../application/contacts.ts";
import type { updateTicket } from "../application/tickets.ts";
import { contactForAgent, ticketForAgent } from "../domain/project.ts";
import type { AgentReplies } from "../protocol/agent.ts";
import { ok, type Result } from "../protocol/errors.ts";
import type { EditReply, Register } from "../protocol/registers.ts";

/** Whoever was too late hears what there is now, to put theirs on top of it. */
export async function editReply<R extends Register>(
  done: Result<R>,
  now: () => Promise<R>,
): Promise<Result<EditReply<R>>> {
  if (done.ok) return ok({ kept: true, now: done.value });
  return done.code === "conflict" ? ok({ kept: false, now: await now() }) : done;
}

export function ticketReply(
  result: Awaited<ReturnType<typeof updateTicket>>,
): Result<AgentReplies["ticket:update"]> {
  return result.ok ? ok(ticketForAgent(result.value)) : result;
}

export function contactEditReply(
  result: Result<ContactEdited>,
): Result<AgentReplies["contact:update"]> {
  if (!result.ok) return result;
  const { kept, contact } = result.value;
  return ok({ kept, now: contactForAgent(contact) });
}
