import { z } from "zod";
import { PUSH_KINDS, type PushState } from "./push.ts";
import { timeZone } from "./schemas.ts";

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const base64url = z
  .string()
  .max(200)
  .regex(/^[A-Za-z0-9_-]+={0,2}$/);
const endpoint = z.url({ protocol: /^https?$/ }).max(1_000);

const quiet = z
  .strictObject({ from: timeOfDay, to: timeOfDay, timeZone: timeZone.refine(isZone) })
  .refine(({ from, to }) => from !== to);

/** Of the agent's own; sent on namespace `/agent` like the others. */
export const pushCommands = {
  /** Whether somebody can see this console; until it says so they can. */
  "visibility:set": z.strictObject({ visible: z.boolean() }),
  /** `endpoint`: of this browser's subscription, if it has one. */
  "push:open": z.strictObject({ endpoint: endpoint.nullable() }),
  /** This browser is to be sent to, as it was given by the browser's maker; `name` for the list of them. */
  "push:subscribe": z.strictObject({
    endpoint,
    keys: z.strictObject({ p256dh: base64url, auth: base64url }),
    name: z.string().trim().min(1).max(60),
  }),
  "push:unsubscribe": z.strictObject({ deviceId: z.string().regex(/^[0-9a-f]{64}$/) }),
  "push:set": z.strictObject({
    kinds: z.array(z.enum(PUSH_KINDS)).max(PUSH_KINDS.length),
    text: z.boolean(),
    quiet: quiet.nullable(),
  }),
  /** One is sent at once, to see that it arrives. */
  "push:try": z.strictObject({ deviceId: z.string().regex(/^[0-9a-f]{64}$/) }),
} as const;

export type PushReplies = {
  "visibility:set": null;
  "push:open": PushState;
  "push:subscribe": PushState;
  "push:unsubscribe": PushState;
  "push:set": PushState;
  "push:try": null;
};

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
