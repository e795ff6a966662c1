import { z } from "zod";
import { MAX_DISTANCE } from "./limits.ts";
import { language } from "./schemas.ts";

const DISTANCE = `Write whole pixels from 0 to ${MAX_DISTANCE}.`;

const line = (length: number) =>
  z
    .string()
    .trim()
    .max(length, `At most ${length} characters.`)
    .regex(/^[^\p{Cc}\p{Cf}]*$/u, "Write one plain line.");

/** "": as the widget says it in that language. */
const texts = z.strictObject({ title: line(40), greeting: line(80), launcher: line(24) });

export const lookSettings = z.strictObject({
  /** Null: deep water, as the product comes. */
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/, "Write a colour as #0a6670.")
    .nullable(),
  /** auto: as the visitor's system says. */
  theme: z.enum(["auto", "light", "dark"]),
  side: z.enum(["right", "left"]),
  /** From the edges of the window, in CSS pixels. */
  distance: z.number(DISTANCE).int(DISTANCE).min(0, DISTANCE).max(MAX_DISTANCE, DISTANCE),
  launcher: z.enum(["icon", "word"]),
  /** By language, as BCP 47 tags. */
  texts: z
    .record(language, texts)
    .refine((all) => Object.keys(all).length <= 20, "At most 20 languages."),
});

/** PUT /api/look. `revision`: of the settings these were made from. */
export const lookRequest = z.strictObject({
  revision: z.number().int().min(0),
  settings: lookSettings,
});

export type LookTexts = z.infer<typeof texts>;
export type LookSettings = z.infer<typeof lookSettings>;

/** GET /api/look, and the answer to a change. */
export type LookOverview = { readonly revision: number; readonly settings: LookSettings };
