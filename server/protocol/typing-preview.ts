import { z } from "zod";

/** Whether agents see what a visitor writes before it is sent; the widget says so to the visitor. */
export const typingPreviewSettings = z.strictObject({ on: z.boolean() });

/** PUT /api/typing-preview. `revision`: of the settings these were made from. */
export const typingPreviewRequest = z.strictObject({
  revision: z.number().int().min(0),
  settings: typingPreviewSettings,
});

export type TypingPreviewSettings = z.infer<typeof typingPreviewSettings>;
export type TypingPreviewOverview = {
  readonly revision: number;
  readonly settings: TypingPreviewSettings;
};
