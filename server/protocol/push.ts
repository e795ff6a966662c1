/** What agents can be told of by web push: on this computer or phone, with the console closed or asleep. */
export const PUSH_KINDS = ["offer", "message", "mention", "ticket", "sla", "reminder"] as const;
export type PushKind = (typeof PUSH_KINDS)[number];

/** From one time of day (`20:00`) to another, which may be tomorrow's, on the clocks of a place (IANA). */
export type QuietHours = { readonly from: string; readonly to: string; readonly timeZone: string };

export type PushSettings = {
  readonly kinds: readonly PushKind[];
  /** Names and words of what it is about; false: only that there is something. */
  readonly text: boolean;
  /** When nothing is sent; null: never. */
  readonly quiet: QuietHours | null;
};

/** A browser that is sent to. */
export type PushDevice = { readonly id: string; readonly name: string; readonly at: number };

/** What is the same in all consoles of one agent; of two the higher version holds. */
export type PushShared = {
  readonly version: number;
  readonly settings: PushSettings;
  readonly devices: readonly PushDevice[];
};

/** One agent's, as their console sees it. */
export type PushState = PushShared & {
  /** What browsers subscribe with (VAPID, base64url). */
  readonly publicKey: string;
  /** Which of them is the browser that asked; null: none, or it did not say. */
  readonly here: string | null;
};

/** What a push holds (JSON), for the console's service worker. */
export type PushPayload = {
  readonly title: string;
  readonly body: string;
  /** One about the same thing takes its place. */
  readonly tag: string;
  /** Behind `/console#`. */
  readonly place: string;
};

/** So many browsers of one agent; the oldest goes. */
export const MOST_DEVICES = 10;

export const USUAL_PUSH: PushSettings = { kinds: PUSH_KINDS, text: false, quiet: null };
