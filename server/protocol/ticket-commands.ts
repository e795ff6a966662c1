import { z } from "zod";
import {
  AGENT_STATUSES,
  PRIORITIES,
  TICKET_KINDS,
  TICKET_STATUSES,
  type Ticket,
} from "./ticket.ts";
import type { EditReply } from "./registers.ts";
import { DUES, SORTS, type SavedViews } from "./views.ts";
import { MOST_STEPS, MOST_TASKS } from "./tasks.ts";
import { base, id, seq, tags, taskTitle } from "./schemas.ts";

/** What agents set on a ticket; what is left out stays. */
const ticketUpdate = {
  status: z.enum(AGENT_STATUSES).optional(),
  assigneeId: id.nullable().optional(),
  teamId: z.string().min(1).max(40).optional(),
  priority: z.enum(PRIORITIES).optional(),
  kind: z.enum(TICKET_KINDS).optional(),
  subject: z.string().trim().min(1).max(120).optional(),
  addTags: tags.optional(),
  removeTags: tags.optional(),
};

function changesSomething(payload: object): boolean {
  return Object.entries(payload).some(
    ([name, value]) => Object.hasOwn(ticketUpdate, name) && value !== undefined,
  );
}

const savedView = z.strictObject({
  id,
  name: z.string().trim().min(1).max(60),
  filter: z.strictObject({
    statuses: z.array(z.enum(TICKET_STATUSES)).max(TICKET_STATUSES.length),
    priorities: z.array(z.enum(PRIORITIES)).max(PRIORITIES.length),
    kinds: z.array(z.enum(TICKET_KINDS)).max(TICKET_KINDS.length),
    tags,
    assignee: z.union([z.enum(["any", "me", "nobody"]), id]),
    due: z.enum(DUES).optional(),
    team: z.string().min(1).max(40).optional(),
  }),
  sort: z.enum(SORTS),
});

/** Of tickets, their tasks and the views of them; sent on namespace `/agent` like the others. */
export const ticketCommands = {
  "ticket:update": z.strictObject({ ticketId: id, ...ticketUpdate }).refine(changesSomething),
  /**
   * The same change on many; answers with those it could not be done on. `ifStill`: only on those that
   * are as this change left them.
   */
  "tickets:update": z
    .strictObject({
      ticketIds: z.array(id).min(1).max(200),
      ...ticketUpdate,
      ifStill: z.strictObject(ticketUpdate).optional(),
    })
    .refine(changesSomething),
  "ticket:link": z.strictObject({ ticketId: id, otherId: id, linked: z.boolean() }),
  /** The first becomes part of the other. */
  "ticket:merge": z.strictObject({ ticketId: id, otherId: id }),
  /** A customer's message becomes a ticket; `conversationId` is of the client's making. */
  "ticket:split": z.strictObject({ ticketId: id, messageId: id, conversationId: id }),
  /** A task of a ticket, a new one or another under the same id. */
  "task:save": z.strictObject({
    ticketId: id,
    id,
    title: taskTitle,
    assigneeId: id.nullable(),
    dueAt: seq.nullable(),
    waitsFor: z.array(id).max(MOST_TASKS),
  }),
  "task:done": z.strictObject({ ticketId: id, taskId: id, done: z.boolean() }),
  "task:remove": z.strictObject({ ticketId: id, taskId: id }),
  /** Puts the tasks of a process on a ticket; `taskIds` are of the client's making, one for each step. */
  "process:begin": z.strictObject({
    ticketId: id,
    processId: id,
    taskIds: z.array(id).min(1).max(MOST_STEPS),
  }),
  /** Turn a ticket back into a live chat; both must be there. */
  "ticket:resume": z.strictObject({ ticketId: id }),
  /** Keeps a view for everybody: a new one, or another under the same id. `base`: as it was seen. */
  "view:save": z.strictObject({ base, view: savedView }),
  "view:remove": z.strictObject({ base, id }),
} as const;

export type TicketReplies = {
  "ticket:update": Ticket;
  "tickets:update": { readonly failed: readonly string[] };
  "ticket:link": null;
  "ticket:merge": null;
  "ticket:split": { readonly ticketId: string };
  "ticket:resume": null;
  "task:save": Ticket;
  "task:done": Ticket;
  "task:remove": Ticket;
  "process:begin": Ticket;
  "view:save": EditReply<SavedViews>;
  "view:remove": SavedViews;
};
