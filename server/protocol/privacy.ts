import { z } from "zod";

/** What of a contact may be kept from agents who do not supervise. */
export const PRIVATE_FIELDS = [
  "email",
  "phone",
  "answers",
  "plan",
  "tracked",
  "pages",
  "device",
  "notes",
] as const;
export type PrivateField = (typeof PRIVATE_FIELDS)[number];

/** Stands where something is that this agent is not shown. */
export const NOT_SHOWN = "•••";

/** PUT /api/privacy. `revision`: of the settings these were made from. */
export const privacyRequest = z.strictObject({
  revision: z.number().int().min(0),
  settings: z.strictObject({ hidden: z.array(z.enum(PRIVATE_FIELDS)).max(PRIVATE_FIELDS.length) }),
});

export type PrivacySettings = { readonly hidden: readonly PrivateField[] };
export type PrivacyOverview = { readonly revision: number; readonly settings: PrivacySettings };
