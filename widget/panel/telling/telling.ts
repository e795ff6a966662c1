import { computed, effect, signal, untracked, type ReadonlySignal } from "@preact/signals";
import type { App } from "../app.ts";
import { embedder, lasting, siteKey, tabVisible } from "../browser.ts";
import { laterWords } from "../words/later-words.ts";
import { say } from "../words/say.ts";

/** The newest message of an agent's that was not looked at; `at`: epoch ms. */
type Newest = { readonly name: string; readonly at: number };

/** What the visitor wants to be told by, in this browser. */
type Wishes = { readonly sound: boolean; readonly notify: boolean };

const wishesKey = () => `cascade:telling:${siteKey()}`;
/** When the newest message that was told of was written: two tabs tell of each once. */
const toldKey = () => `cascade:told:${siteKey()}`;

const readWishes = (): Wishes => {
  const kept = lasting.read(wishesKey()) ?? "";
  return { sound: kept.includes("sound"), notify: kept.includes("notify") };
};

const wishes = signal(readWishes());
/** As the page around says of itself; "" until it has. */
const pagePermission = signal("");

/** What the visitor has turned on; both off until they do. */
export const toldBy: ReadonlySignal<Wishes> = wishes;

/** There is something to sound by. */
export const maySound = "AudioContext" in globalThis;

/** The page around can show notifications, or may still be asked to. */
export const mayNotify: ReadonlySignal<boolean> = computed(
  () => pagePermission.value === "granted" || pagePermission.value === "ask",
);

function wish(change: Partial<Wishes>): void {
  wishes.value = { ...wishes.value, ...change };
  const { sound, notify } = wishes.value;
  lasting.write(wishesKey(), [sound && "sound", notify && "notify"].filter(Boolean).join(" "));
}

export const wishSound = (sound: boolean): void => wish({ sound });

/** Turned on, the browser may ask first: it stays on only where it says yes. */
export function wishNotify(notify: boolean): void {
  wish({ notify });
  if (notify) page?.post({ is: "telling", ask: true });
}

const page = embedder();

/**
 * Tells the page around of each message of an agent's that comes while nobody looks: it can sound and
 * notify where a frame inside it cannot. It hears a name, never what was written (SPEC VN1).
 */
export function tellOfMessages({ host }: App, newest: ReadonlySignal<Newest | null>): () => void {
  page?.listen((data) => {
    // A shape of its own, checked here: what is read of the page at first must not grow by it.
    const { is, state } = Object(data) as { readonly is?: unknown; readonly state?: unknown };
    if (is !== "telling" || typeof state !== "string") return;
    pagePermission.value = state;
    if (state !== "granted" && state !== "ask") wish({ notify: false });
  });
  page?.post({ is: "telling", ask: false });
  const away = computed(() => !host.shown.value || !tabVisible.value);
  return effect(() => {
    const message = newest.value;
    if (message === null) return;
    untracked(() => {
      const told = Number(lasting.read(toldKey()) ?? 0);
      if (message.at <= told) return;
      lasting.write(toldKey(), `${message.at}`);
      const { sound, notify } = wishes.value;
      if (!away.value || (!sound && !notify)) return;
      // With the page before one's eyes the bubble is enough.
      const text =
        notify && !tabVisible.value ? say(laterWords().notices.fresh, { name: message.name }) : "";
      page?.post({ is: "tell", sound, text });
    });
  });
}
