import type { Tone } from "../ui/outlets.ts";

/** Two soft notes, a third apart: a person has written. */
export const MESSAGE_TONE: Tone = [
  { hz: 587, at: 0 },
  { hz: 740, at: 0.12 },
];
