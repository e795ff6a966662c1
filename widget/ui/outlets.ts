/** Where notices come out: the device's loudspeaker and the system's own notices. */

/** A note: hertz, and seconds from the first to its start. */
export type Tone = readonly { readonly hz: number; readonly at: number }[];

/** What a note is like: how loud at its height, how long (seconds), and the shape of its wave. */
export type Voice = {
  readonly loud: number;
  readonly long: number;
  readonly wave: "sine" | "triangle";
};

const PLAIN: Voice = { loud: 0.14, long: 0.16, wave: "sine" };

let sound: AudioContext | null = null;

/** Silent where the page may not sound yet: browsers want a press or a key first. */
export function play(tone: Tone, voice: Voice = PLAIN): void {
  if (!navigator.userActivation.hasBeenActive) return;
  try {
    sound ??= new AudioContext();
    void sound.resume().catch(() => {});
    for (const note of tone) playNote({ context: sound, note, voice });
  } catch {
    // No loudspeaker is no reason to stop working.
  }
}

type Note = {
  readonly context: AudioContext;
  readonly note: Tone[number];
  readonly voice: Voice;
};

function playNote({ context, note: { hz, at }, voice: { loud, long, wave } }: Note): void {
  const start = context.currentTime + at;
  const source = new OscillatorNode(context, { type: wave, frequency: hz });
  const gain = new GainNode(context, { gain: 0 });
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(loud, start + 0.015);
  gain.gain.exponentialRampToValueAtTime(0.001, start + long);
  source.connect(gain).connect(context.destination);
  source.start(start);
  source.stop(start + long);
}

export type Permission = "granted" | "denied" | "ask" | "unsupported";

export function permission(): Permission {
  if (!("Notification" in globalThis)) return "unsupported";
  return Notification.permission === "default" ? "ask" : Notification.permission;
}

export async function askPermission(): Promise<Permission> {
  if (permission() === "ask") await Notification.requestPermission();
  return permission();
}

type Shown = {
  readonly title: string;
  readonly body: string;
  /** The next one with it takes its place. */
  readonly tag: string;
  readonly onOpen: () => void;
};

/** Nothing where it may not. */
export function show({ title, body, tag, onOpen }: Shown): void {
  if (permission() !== "granted") return;
  try {
    const notice = new Notification(title, { body, tag });
    notice.onclick = () => {
      focus();
      notice.close();
      onOpen();
    };
  } catch {
    // Some phones know the word and refuse it.
  }
}
