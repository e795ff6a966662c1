import { z } from "zod";
import { MOST_ACTIONS, namesEachOnce } from "./macros.ts";
import { AGENT_STATUSES, PRIORITIES } from "./ticket.ts";
import type { EditReply } from "./registers.ts";
import { MOST_STEPS, namesEarlierOnly } from "./tasks.ts";
import { id, language, tags, taskTitle, text, base } from "./schemas.ts";
import { LONGEST_TOOL_NAME, namesOnlyKnown, type Toolkit } from "./toolkit.ts";

const toolName = z.string().trim().min(1).max(LONGEST_TOOL_NAME);

/** A year: nothing recurring is planned further ahead. */
const MOST_MINUTES = 366 * 24 * 60;

const process = z.strictObject({
  id,
  name: toolName,
  steps: z
    .array(
      z.strictObject({
        title: taskTitle,
        assigneeId: id.nullable(),
        dueMinutes: z.number().int().min(1).max(MOST_MINUTES).nullable(),
        waitsFor: z.array(z.number().int().min(0).max(MOST_STEPS)).max(MOST_STEPS),
      }),
    )
    .min(1)
    .max(MOST_STEPS)
    .refine(namesEarlierOnly),
});

const said = text.refine(namesOnlyKnown);

const macro = z.strictObject({
  id,
  name: toolName,
  actions: z
    .array(
      z.discriminatedUnion("does", [
        z.strictObject({ does: z.literal("reply"), text: said, send: z.boolean() }),
        z.strictObject({ does: z.literal("note"), text: said }),
        z.strictObject({ does: z.literal("tags"), add: tags.min(1) }),
        z.strictObject({ does: z.literal("status"), to: z.enum(AGENT_STATUSES) }),
        z.strictObject({ does: z.literal("priority"), to: z.enum(PRIORITIES) }),
        z.strictObject({
          does: z.literal("assignee"),
          to: z.union([z.enum(["me", "nobody"]), id]),
        }),
      ]),
    )
    .min(1)
    .max(MOST_ACTIONS)
    .refine(namesEachOnce),
});

const cannedReply = z.strictObject({
  id,
  name: toolName,
  text: said,
  language: language.nullable(),
});

/** Of what the team has at hand; sent on namespace `/agent` like the others. */
export const toolkitCommands = {
  /** Supervisors only: a canned reply for everybody, a new one or another under the same id. `base`: as it was seen. */
  "canned:save": z.strictObject({ base, tool: cannedReply }),
  "canned:remove": z.strictObject({ base, id }),
  "macro:save": z.strictObject({ base, tool: macro }),
  "macro:remove": z.strictObject({ base, id }),
  /** Supervisors only, like canned replies. */
  "process:save": z.strictObject({ base, tool: process }),
  "process:remove": z.strictObject({ base, id }),
} as const;

export type ToolkitReplies = {
  "process:save": EditReply<Toolkit>;
  "process:remove": Toolkit;
  "canned:save": EditReply<Toolkit>;
  "canned:remove": Toolkit;
  "macro:save": EditReply<Toolkit>;
  "macro:remove": Toolkit;
};
