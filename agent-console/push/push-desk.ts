import { effect, signal } from "@preact/signals";
import type {
  PushSettings,
  PushShared,
  PushState,
  QuietHours,
} from "../../server/protocol/push.ts";
import {
  goToHash,
  isVisible,
  onVisibility,
  ownTimeZone,
  readStored,
  writeStored,
} from "../browser.ts";
import { askPermission } from "../../widget/ui/outlets.ts";
import type { Desk } from "../state/desk.ts";
import { setPrefs, type Prefs } from "../state/prefs.ts";
import { browserName, onAskedToOpen, subscribe, subscribed, unsubscribe } from "./browser-push.ts";
import { withShared } from "./with-shared.ts";

/** How this agent is told by web push; null: not known yet. */
export const push = signal<PushState | null>(null);

/** The newest that this console heard of what all of one's consoles share; null: nothing since it began. */
let heard: PushShared | null = null;

/** Set by this agent before it was known how it was: goes as soon as it is. */
let unsent: Partial<PushSettings> = {};

/** Changes of one's own on their way: what is heard meanwhile may be of before them. */
let onTheWay = 0;

/** Whose subscription this browser's is: somebody else who signs in has not asked for it. */
const KEY = "cascade.push";

/** Keeps the server told of who looks, and this browser's subscription good. */
export function followPush(desk: Desk): () => void {
  desk.link.on("push:changed", hear);
  const stops = [
    effect(() => {
      if (desk.link.status.value !== "online") return;
      // Back after a while, this console may have missed what was set on another.
      void (push.peek() === null ? begin(desk) : lookAgain(desk));
    }),
    onVisibility(() => void tellVisibility(desk)),
    onAskedToOpen((place) => goToHash(place)),
  ];
  return () => {
    for (const stop of stops) stop();
    push.value = null;
    heard = null;
    unsent = {};
  };
}

async function tellVisibility({ link }: Desk): Promise<void> {
  await link.request("visibility:set", { visible: isVisible() });
}

async function begin(desk: Desk): Promise<void> {
  const kept = readStored(KEY) === desk.account.id ? await subscribed() : null;
  const reply =
    kept === null
      ? await desk.link.request("push:open", { endpoint: null })
      : // Browsers change theirs now and then, and a session ends one day: said anew each time.
        await desk.link.request("push:subscribe", { ...kept, name: browserName() });
  if (!reply.ok) return;
  await arrived(desk, reply.value);
}

/** How it was; what was set meanwhile goes on top of it. */
export async function arrived(desk: Desk, state: PushState): Promise<void> {
  const mine = unsent;
  unsent = {};
  push.value = state;
  onTheWay += 1;
  hear(state);
  onTheWay -= 1;
  if (Object.keys(mine).length === 0) hear(state);
  else await changePush(desk, mine);
}

async function lookAgain({ link }: Desk): Promise<void> {
  const reply = await link.request("push:open", { endpoint: null });
  if (reply.ok) hear(reply.value);
}

/** What holds for all consoles of this agent, whichever of them it was set on. */
export function hear({ version, settings, devices }: PushShared): void {
  if (heard === null || version >= heard.version) heard = { version, settings, devices };
  if (push.value === null || onTheWay > 0) return;
  push.value = withShared(push.value, heard);
  setPrefs({ quiet: minutesOf(push.value.settings.quiet) });
}

/** off: the browser was not let. failed: its maker would not. */
export async function startHere(desk: Desk): Promise<"on" | "off" | "failed"> {
  const state = push.value;
  if (state === null) return "failed";
  if ((await askPermission()) !== "granted") return "off";
  const made = await subscribe(state.publicKey);
  if (made === null) return "failed";
  const reply = await desk.attempt("push:subscribe", { ...made, name: browserName() });
  if (!reply.ok) return "failed";
  writeStored(KEY, desk.account.id);
  push.value = reply.value;
  return "on";
}

export async function stopOn(desk: Desk, deviceId: string): Promise<void> {
  const isHere = push.value?.here === deviceId;
  const reply = await desk.attempt("push:unsubscribe", { deviceId });
  if (!reply.ok) return;
  hear(reply.value);
  if (!isHere) return;
  writeStored(KEY, null);
  await unsubscribe();
}

/** Shown at once; as it was, if the server would not. */
export async function changePush(desk: Desk, change: Partial<PushSettings>): Promise<void> {
  const before = push.value;
  if (before === null) {
    unsent = { ...unsent, ...change };
    return;
  }
  const settings = { ...before.settings, ...change };
  push.value = { ...before, settings };
  onTheWay += 1;
  const reply = await desk.attempt("push:set", { ...settings, kinds: [...settings.kinds] });
  onTheWay -= 1;
  if (!reply.ok) push.value = before;
  const newest = reply.ok ? reply.value : heard;
  if (newest !== null) hear(newest);
}

/** One's own everywhere: on this device's sounds and notices, and on every browser that is sent to. */
export async function changeQuiet(desk: Desk, quiet: Prefs["quiet"]): Promise<void> {
  setPrefs({ quiet });
  if (quiet !== null && quiet.from === quiet.to) return;
  await changePush(desk, { quiet: hoursOf(quiet) });
}

/** As times of day on this device's clock. Pure but for its place. */
function hoursOf(quiet: Prefs["quiet"]): QuietHours | null {
  if (quiet === null) return null;
  return { from: timeOf(quiet.from), to: timeOf(quiet.to), timeZone: ownTimeZone() };
}

function minutesOf(quiet: QuietHours | null): Prefs["quiet"] {
  return quiet === null ? null : { from: minuteIn(quiet.from), to: minuteIn(quiet.to) };
}

const two = (part: number): string => String(part).padStart(2, "0");

/** A minute of the day as a time field has it: 07:05. Pure. */
export function timeOf(minute: number): string {
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** NaN: it is no time. Pure. */
export function minuteIn(time: string): number {
  const [hours = NaN, minutes = NaN] = time.split(":").map(Number);
  return hours * 60 + minutes;
}
