import { z } from "zod";
import { tag } from "./schemas.ts";
import { SLA_METRICS } from "./sla.ts";
import { PRIORITIES } from "./ticket.ts";

const slug = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/, "Use letters, digits and dashes.");
const YEAR = 366 * 24 * 60;
const minutes = z
  .number()
  .int("Write whole minutes.")
  .min(1, "At least 1 minute.")
  .max(YEAR, "At most a year.");

export const slaPolicy = z
  .strictObject({
    id: slug,
    name: z.string().trim().min(1, "Give the policy a name.").max(60),
    /** Which tickets it is for: all that is not empty has to fit, one of each list is enough. */
    when: z.strictObject({
      priorities: z.array(z.enum(PRIORITIES)).max(PRIORITIES.length),
      teamIds: z.array(slug).max(100),
      plans: z.array(z.string().trim().min(1).max(60)).max(20),
      tags: z.array(tag).max(20),
    }),
    /** In minutes; null: not promised. */
    targets: z
      .strictObject({
        first: minutes.nullable(),
        next: minutes.nullable(),
        resolution: minutes.nullable(),
      })
      .refine(
        (targets) => SLA_METRICS.some((metric) => targets[metric] !== null),
        "Set at least one target.",
      ),
    /** Around the clock, or while the ticket's team is open. */
    clock: z.enum(["always", "team"]),
    /** On hold for somebody else stops the clocks, as waiting for the customer always does. */
    pauseOnHold: z.boolean(),
    /** So long before it is late people are warned, on the same clock; 0: not at all. */
    warnMinutes: z.number().int().min(0).max(YEAR),
    /** What happens to a ticket that is late; null: it stays as it is. */
    escalate: z.strictObject({
      priority: z.enum(PRIORITIES).nullable(),
      teamId: slug.nullable(),
      tier: z.number().int().min(1).max(9).nullable(),
    }),
  })
  .refine(
    ({ targets, warnMinutes }) =>
      SLA_METRICS.every((metric) => targets[metric] === null || warnMinutes < targets[metric]),
    { message: "Warn later: the warning comes before the time has begun.", path: ["warnMinutes"] },
  );

const slaSettings = z.strictObject({
  /** The first that fits a ticket holds for it. */
  policies: z
    .array(slaPolicy)
    .max(50, "At most 50 policies.")
    .refine(
      (list) => new Set(list.map(({ id }) => id)).size === list.length,
      "Two policies have the same id.",
    ),
});

/** PUT /api/sla. `revision`: of the settings these were made from. */
export const slaRequest = z.strictObject({
  revision: z.number().int().min(0),
  settings: slaSettings,
});

export type SlaPolicy = z.infer<typeof slaPolicy>;
export type SlaSettings = z.infer<typeof slaSettings>;

/** GET /api/sla, and the answer to a change. */
export type SlaOverview = {
  readonly revision: number;
  readonly settings: SlaSettings;
  readonly teams: readonly { readonly id: string; readonly name: string; readonly open: boolean }[];
  /** Plans the router knows. */
  readonly plans: readonly string[];
};
