import { z } from "zod";
import { FIELD_KINDS } from "./pre-chat.ts";
import { language } from "./schemas.ts";

const line = z
  .string()
  .trim()
  .max(80, "At most 80 characters.")
  .regex(/^[^\p{Cc}\p{Cf}]*$/u, "Write one plain line.");

const labels = z
  .record(language, line)
  .refine((all) => Object.keys(all).length <= 20, "At most 20 languages.");

const option = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "Use small letters, digits and dashes."),
  labels: labels.refine(
    (all) => Object.values(all).some((label) => label !== ""),
    "Give it a name in at least one language.",
  ),
  /** Whose chats of this choice are; null: as the rules say. */
  teamId: z.string().min(1).max(40).nullable(),
});

const field = z
  .strictObject({
    kind: z.enum(FIELD_KINDS),
    required: z.boolean(),
    /** None: as the widget calls such a field. */
    labels,
    options: z.array(option).max(20, "At most 20 choices."),
  })
  .superRefine(({ kind, options }, { addIssue }) => {
    const wrong = (message: string) => addIssue({ code: "custom", path: ["options"], message });
    if (kind !== "choice" && options.length > 0) wrong("Only a choice has options.");
    if (kind === "choice" && options.length < 2) wrong("A choice needs at least two options.");
    if (!distinct(options.map(({ id }) => id))) wrong("Two options have the same id.");
  });

export const preChatSettings = z.strictObject({
  on: z.boolean(),
  /** Each kind once, in the order asked. */
  fields: z
    .array(field)
    .max(FIELD_KINDS.length)
    .refine((all) => distinct(all.map(({ kind }) => kind)), "Each kind of field once."),
});

/** PUT /api/pre-chat. `revision`: of the settings these were made from. */
export const preChatRequest = z.strictObject({
  revision: z.number().int().min(0),
  settings: preChatSettings,
});

export type PreChatSettings = z.infer<typeof preChatSettings>;
export type PreChatOverview = { readonly revision: number; readonly settings: PreChatSettings };

function distinct(list: readonly string[]): boolean {
  return new Set(list).size === list.length;
}
