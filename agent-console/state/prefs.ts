import { effect, signal } from "@preact/signals";
import { onStored, readStored, setRoot, writeStored } from "../browser.ts";

export const THEMES = ["auto", "light", "dark"] as const;
export const DENSITIES = ["roomy", "dense"] as const;
/** turn: what needs us first, the longest waiting on top. */
export const ORDERS = ["turn", "newest", "oldest"] as const;
export const NOTICE_KINDS = ["offer", "message", "ticket", "told"] as const;
/** How a notice sounds, the quietest first. */
export const SOUNDS = ["none", "soft", "clear", "bell"] as const;

/** told: what stands under "For you". */
export type Order = (typeof ORDERS)[number];
export type NoticeKind = (typeof NOTICE_KINDS)[number];
export type Sound = (typeof SOUNDS)[number];

/** How one agent likes the console, on this device. */
export type Prefs = {
  readonly theme: (typeof THEMES)[number];
  readonly density: (typeof DENSITIES)[number];
  /** Of the lists, but for who waits: there it is settled. */
  readonly order: Order;
  /** One-letter keys. */
  readonly letters: boolean;
  readonly sounds: Readonly<Record<NoticeKind, Sound>>;
  /** An administrator is shown the first steps until they are taken. */
  readonly steps: boolean;
  /** The system's own notices, while the console is not in front. */
  readonly desktop: boolean;
  /** No sound and no notice from one to the other, minutes after midnight; null: never quiet. */
  readonly quiet: { readonly from: number; readonly to: number } | null;
};

export const DAY_MINUTES = 24 * 60;

export const USUAL: Prefs = {
  theme: "auto",
  density: "roomy",
  order: "turn",
  letters: true,
  sounds: { offer: "clear", message: "soft", ticket: "clear", told: "soft" },
  steps: true,
  desktop: false,
  quiet: null,
};

/** What cannot be read is as usual, each by itself. Pure. */
export function parsePrefs(stored: string | null): Prefs {
  const given = parsed(stored);
  const sounds = record(given["sounds"]);
  return {
    theme: oneOf(THEMES, given["theme"]) ?? USUAL.theme,
    density: oneOf(DENSITIES, given["density"]) ?? USUAL.density,
    order: oneOf(ORDERS, given["order"]) ?? USUAL.order,
    letters: given["letters"] !== false,
    sounds: {
      offer: soundOf(sounds, "offer"),
      message: soundOf(sounds, "message"),
      ticket: soundOf(sounds, "ticket"),
      told: soundOf(sounds, "told"),
    },
    steps: given["steps"] !== false,
    desktop: given["desktop"] === true,
    quiet: quietOf(given["quiet"]),
  };
}

/** Whether it is quiet at a minute of the day; hours may run past midnight. Pure. */
export function isQuiet({ quiet }: Prefs, minute: number): boolean {
  if (quiet === null || quiet.from === quiet.to) return false;
  const { from, to } = quiet;
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}

const KEY = "cascade.prefs";

export const prefs = signal(parsePrefs(readStored(KEY)));

export function setPrefs(change: Partial<Prefs>): void {
  prefs.value = { ...prefs.value, ...change };
  writeStored(KEY, JSON.stringify(prefs.value));
}

/** Keeps the page's look as it is liked, and all of it as it was set in another tab. */
export function followPrefs(): void {
  onStored(KEY, () => {
    prefs.value = parsePrefs(readStored(KEY));
  });
  effect(() => {
    const { theme, density } = prefs.value;
    setRoot("theme", theme === "auto" ? null : theme);
    setRoot("density", density === "roomy" ? null : density);
  });
}

function parsed(stored: string | null): Readonly<Record<string, unknown>> {
  try {
    return record(JSON.parse(stored ?? "{}"));
  } catch {
    return {};
  }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function soundOf(given: Readonly<Record<string, unknown>>, kind: NoticeKind): Sound {
  return oneOf(SOUNDS, given[kind]) ?? USUAL.sounds[kind];
}

function oneOf<V>(values: readonly V[], given: unknown): V | undefined {
  return values.find((value) => value === given);
}

function quietOf(given: unknown): Prefs["quiet"] {
  const { from, to } = record(given);
  return isMinute(from) && isMinute(to) ? { from, to } : null;
}

function isMinute(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) < DAY_MINUTES;
}
