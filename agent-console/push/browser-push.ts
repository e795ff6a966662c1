/** What the browser has for pushes: the worker, its subscription, and what the worker says. */
import { deviceOf } from "../../server/protocol/device.ts";
import { permission } from "../../widget/ui/outlets.ts";

const WORKER = "/console/worker.js";
/** The worker's own: it is over no page, and need not be. */
const SCOPE = "/console/";

export type Subscribed = {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
};

/** unsupported: the browser cannot, or the page is not on https. */
export function pushAbility(): "unsupported" | "denied" | "able" {
  if (!("serviceWorker" in navigator) || !("PushManager" in globalThis)) return "unsupported";
  return permission() === "denied" ? "denied" : "able";
}

/** This browser's subscription as it is; null: none. */
export async function subscribed(): Promise<Subscribed | null> {
  if (pushAbility() !== "able") return null;
  try {
    const found = await navigator.serviceWorker.getRegistration(SCOPE);
    return wired((await found?.pushManager.getSubscription()) ?? null);
  } catch {
    return null;
  }
}

/** Null: the browser's maker will not, or cannot be reached. */
export async function subscribe(publicKey: string): Promise<Subscribed | null> {
  try {
    const { pushManager } = await ready();
    const ask = { userVisibleOnly: true, applicationServerKey: publicKey };
    const made = await pushManager.subscribe(ask).catch(async () => {
      // One for another key is in the way: the server is a new one.
      await (await pushManager.getSubscription())?.unsubscribe();
      return pushManager.subscribe(ask);
    });
    return wired(made);
  } catch {
    return null;
  }
}

export async function unsubscribe(): Promise<void> {
  try {
    const found = await navigator.serviceWorker.getRegistration(SCOPE);
    await (await found?.pushManager.getSubscription())?.unsubscribe();
  } catch {
    // The server sends nothing more in any case.
  }
}

/** The worker asks the console to open something. */
export function onAskedToOpen(work: (place: string) => void): () => void {
  if (!("serviceWorker" in navigator)) return () => {};
  const heard = ({ data }: MessageEvent) => {
    const said = (data ?? {}) as { readonly cascade?: unknown; readonly place?: unknown };
    if (said.cascade === "open" && typeof said.place === "string") work(said.place);
  };
  navigator.serviceWorker.addEventListener("message", heard);
  // This page is not under the worker: without this its words would wait.
  navigator.serviceWorker.startMessages();
  return () => navigator.serviceWorker.removeEventListener("message", heard);
}

/** For the list of browsers. */
export const browserName = (): string => deviceOf(navigator.userAgent) ?? "A browser";

async function ready(): Promise<ServiceWorkerRegistration> {
  const made = await navigator.serviceWorker.register(WORKER, { scope: SCOPE });
  const coming = made.installing ?? made.waiting;
  if (made.active !== null || coming === null) return made;
  return new Promise((done, failed) => {
    coming.addEventListener("statechange", () => {
      if (coming.state === "activated") done(made);
      if (coming.state === "redundant") failed(new Error("the worker was replaced"));
    });
  });
}

function wired(subscription: PushSubscription | null): Subscribed | null {
  const { endpoint, keys } = subscription?.toJSON() ?? {};
  const p256dh = keys?.["p256dh"];
  const auth = keys?.["auth"];
  if (endpoint === undefined || p256dh === undefined || auth === undefined) return null;
  return { endpoint, keys: { p256dh, auth } };
}
