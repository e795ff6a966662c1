import { z } from "zod";
import type { TicketChange } from "./ticket.ts";

const slug = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/, "Use letters, digits and dashes.");
const YEAR_HOURS = 366 * 24;

/** What happens to a ticket that waits for its customer. */
export const waitingRule = z.strictObject({
  id: slug,
  /** Since it was answered. */
  afterHours: z
    .number()
    .int("Write whole hours.")
    .min(1, "At least 1 hour.")
    .max(YEAR_HOURS, "At most a year."),
  /** The customer is mailed, or it counts as solved. */
  does: z.enum(["remind", "solve"]),
});

/** What is no address names nobody; that it is none is said by itself. */
function namesNoUser(url: string): boolean {
  return !URL.canParse(url) || new URL(url).username === "";
}

const serviceSettings = z.strictObject({
  waiting: z
    .array(waitingRule)
    .max(10, "At most 10 rules.")
    .refine(
      (list) => new Set(list.map(({ id }) => id)).size === list.length,
      "Two rules have the same id.",
    ),
  /** Who is mailed of promises that are nearly late, or late. */
  notices: z.strictObject({ assignee: z.boolean(), supervisors: z.boolean() }),
  /** Where the owner's own program is told of tickets; null: nowhere. */
  webhook: z
    .strictObject({
      url: z
        .url({
          protocol: /^https?$/,
          error: "Write an address that begins with https:// or http://.",
        })
        .max(500, "At most 500 characters.")
        .refine(namesNoUser, "Leave user and password out of the address."),
    })
    .nullable(),
});

/** PUT /api/service. `revision`: of the settings these were made from. */
export const serviceRequest = z.strictObject({
  revision: z.number().int().min(0),
  settings: serviceSettings,
});

export type WaitingRule = z.infer<typeof waitingRule>;
export type ServiceSettings = z.infer<typeof serviceSettings>;

/** GET /api/service, and the answer to a change. */
export type ServiceOverview = {
  readonly revision: number;
  readonly settings: ServiceSettings;
  /** What webhooks are signed with (Standard Webhooks); null: there was never one. */
  readonly secret: string | null;
  /** Mail is sent. */
  readonly mails: boolean;
};

/** What the owner's own program is told; `at`: epoch ms. Nothing that names its customer. */
export type HookEvent = {
  /** `ticket.filed`, `ticket.status`, `sla.warned`, `sla.breached` and so on. */
  readonly type: string;
  readonly at: number;
  readonly ticket: {
    readonly id: string;
    readonly reference: string;
    readonly subject: string;
    readonly status: string;
    readonly priority: string;
    readonly assignee: string | null;
    readonly team: string | null;
    readonly tags: readonly string[];
    readonly createdAt: number;
  };
  /** Absent where it would name somebody's address or number. */
  readonly change?: TicketChange;
};
