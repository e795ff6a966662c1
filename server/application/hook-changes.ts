import type { TicketRecord } from "../domain/ticket-record.ts";
import type { HookEvent } from "../protocol/service-rules.ts";
import type { TicketChange } from "../protocol/ticket.ts";
import type { Deps } from "./deps.ts";
import { newErrand } from "./new-errand.ts";
import type { Change } from "./ports.ts";
import { webhookOf } from "./service.ts";

type Step = { readonly before: TicketRecord | null; readonly after: TicketRecord };

/** What the owner's program is told of a change of a ticket, to be committed with it (SPEC S13). */
export async function hookChanges(
  deps: Deps,
  { before, after }: Step,
): Promise<readonly Change<unknown>[]> {
  const added = after.history.slice(before?.history.length ?? 0);
  if (added.length === 0 || (await webhookOf(deps)) === null) return [];
  return added.map(({ at, change }) =>
    newErrand(deps, {
      id: deps.ids.id(),
      what: { is: "hook", event: eventOf(after, change, at) },
      at: deps.clock.now(),
    }),
  );
}

/** Who is told has no need of customers' addresses and numbers. */
const PERSONAL: ReadonlySet<TicketChange["what"]> = new Set([
  "email",
  "call",
  "mail_failed",
  "mail_automatic",
]);

function eventOf(ticket: TicketRecord, change: TicketChange, at: number): HookEvent {
  const { id, reference, subject, status, priority, assignee, team, tags, createdAt } = ticket;
  return {
    type: change.what === "sla" ? `sla.${change.stage}` : `ticket.${change.what}`,
    at,
    ticket: {
      id,
      reference,
      subject,
      status,
      priority,
      assignee: assignee?.name ?? null,
      team: team?.name ?? null,
      tags,
      createdAt,
    },
    ...(PERSONAL.has(change.what) ? {} : { change }),
  };
}
