import type { NoticeKind, Sound } from "../state/prefs.ts";
import { play, type Tone, type Voice } from "../../widget/ui/outlets.ts";

/** Told apart with the eyes elsewhere: a chat rises, a message is one note, a ticket falls, what is told knocks. */
const TONES: Readonly<Record<NoticeKind, Tone>> = {
  offer: [
    { hz: 523, at: 0 },
    { hz: 659, at: 0.13 },
    { hz: 784, at: 0.26 },
  ],
  message: [{ hz: 784, at: 0 }],
  ticket: [
    { hz: 659, at: 0 },
    { hz: 523, at: 0.14 },
  ],
  told: [
    { hz: 587, at: 0 },
    { hz: 587, at: 0.18 },
  ],
};

const VOICES: Readonly<Record<Exclude<Sound, "none">, Voice>> = {
  soft: { loud: 0.05, long: 0.14, wave: "sine" },
  clear: { loud: 0.14, long: 0.16, wave: "sine" },
  bell: { loud: 0.2, long: 0.7, wave: "triangle" },
};

/** Nothing for "none". */
export function playSound(kind: NoticeKind, sound: Sound): void {
  if (sound !== "none") play(TONES[kind], VOICES[sound]);
}
