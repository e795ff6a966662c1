import { z } from "zod";
import { PRIVATE_FIELDS, type PrivateField } from "./private-fields.ts";

/** Stands where something is that this agent is not shown. */
export const NOT_SHOWN = "•••";

/** PUT /api/privacy. `revision`: of the settings these were made from. */
export const privacyRequest = z.strictObject({
  revision: z.number().int().min(0),
  settings: z.strictObject({ hidden: z.array(z.enum(PRIVATE_FIELDS)).max(PRIVATE_FIELDS.length) }),
});

export type PrivacySettings = { readonly hidden: readonly PrivateField[] };
export type PrivacyOverview = { readonly revision: number; readonly settings: PrivacySettings };
