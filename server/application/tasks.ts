import type { Actor } from "../domain/model.ts";
import { withProcess, withTask, withTaskDone, withoutTask } from "../domain/tasks.ts";
import type { AgentCommands } from "../protocol/agent.ts";
import { fail, type Result } from "../protocol/errors.ts";
import type { TicketRecord } from "../domain/ticket-record.ts";
import type { Deps } from "./deps.ts";
import type { Stored } from "./ports.ts";
import { get } from "./records.ts";
import { agentNamed, changeTicket } from "./tickets.ts";

type Done = Promise<Result<Stored<TicketRecord>>>;

export async function saveTask(
  deps: Deps,
  actor: Actor,
  { ticketId, assigneeId, ...edit }: AgentCommands["task:save"],
): Done {
  const assignee = await agentNamed(deps, assigneeId);
  if (assignee === undefined) return fail("not_found");
  return changeTicket(deps, { actor, ticketId }, (ticket, stamp) =>
    withTask(ticket, { ...edit, assignee }, stamp),
  );
}

export function doTask(
  deps: Deps,
  actor: Actor,
  { ticketId, ...which }: AgentCommands["task:done"],
): Done {
  return changeTicket(deps, { actor, ticketId }, (ticket, stamp) =>
    withTaskDone(ticket, which, stamp),
  );
}

export function removeTask(
  deps: Deps,
  actor: Actor,
  { ticketId, taskId }: AgentCommands["task:remove"],
): Done {
  return changeTicket(deps, { actor, ticketId }, (ticket, stamp) =>
    withoutTask(ticket, taskId, stamp),
  );
}

/** Puts the tasks of a process on a ticket, as the process is now. */
export async function beginProcess(
  deps: Deps,
  actor: Actor,
  { ticketId, processId, taskIds }: AgentCommands["process:begin"],
): Done {
  const kit = await get(deps.store, "toolkit", "toolkit");
  const process = kit?.state.processes?.find(({ id }) => id === processId);
  if (process === undefined) return fail("not_found");
  // Edited meanwhile: who asked has not seen these steps.
  if (process.steps.length !== taskIds.length) return fail("conflict");
  const wanted = new Set(process.steps.map(({ assigneeId }) => assigneeId));
  const found = await Promise.all([...wanted].map((id) => agentNamed(deps, id)));
  const people = new Map(found.flatMap((one) => (one == null ? [] : [[one.id, one.name]])));
  return changeTicket(deps, { actor, ticketId }, (ticket, stamp) =>
    withProcess(ticket, { process, taskIds, people }, stamp),
  );
}
