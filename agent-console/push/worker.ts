/**
 * The console's service worker: shows what is pushed and opens what it is about. It takes no requests
 * and keeps nothing, so that the console is always the server's own.
 */
import type { PushPayload } from "../../server/protocol/push.ts";

type Lasting = Event & { readonly waitUntil: (work: Promise<unknown>) => void };
type Pushed = Lasting & { readonly data: { readonly json: () => unknown } | null };
type Pressed = Lasting & { readonly notification: Notification };

type OpenPage = {
  readonly url: string;
  readonly visibilityState: DocumentVisibilityState;
  readonly focus: () => Promise<OpenPage>;
  readonly postMessage: (message: unknown, transfer: readonly Transferable[]) => void;
};

/** The little of a worker's own scope that is used here: the compiler knows pages' alone. */
type Scope = {
  readonly registration: ServiceWorkerRegistration;
  readonly skipWaiting: () => Promise<void>;
  readonly clients: {
    readonly matchAll: (which: object) => Promise<readonly OpenPage[]>;
    readonly openWindow: (url: string) => Promise<unknown>;
  };
  readonly addEventListener: <E extends Event>(name: string, work: (event: E) => void) => void;
};

const scope = globalThis as unknown as Scope;
const CONSOLE = "/console";

scope.addEventListener<Lasting>("install", (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener<Pushed>("push", (event) => event.waitUntil(showPushed(event)));
scope.addEventListener<Pressed>("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(placeIn(event.notification.data)));
});

/** The compiler does not know it, since some browsers do not. */
type Notice = NotificationOptions & { readonly renotify: true };

/**
 * Browsers want each push to be shown, whatever is in it. One that takes the place of another about the
 * same thing would come without sound, were it not told anew.
 */
async function showPushed({ data }: Pushed): Promise<void> {
  const { title, body, tag, place } = payloadIn(data);
  const notice: Notice = { body, tag, renotify: true, data: { place } };
  await scope.registration.showNotification(title, notice);
}

function payloadIn(data: Pushed["data"]): PushPayload {
  try {
    const read = data?.json() as Partial<PushPayload> | null | undefined;
    return { ...NOTHING, ...read };
  } catch {
    return NOTHING;
  }
}

const NOTHING: PushPayload = { title: "Cascade", body: "", tag: "cascade", place: "/mine" };

function placeIn(data: unknown): string {
  const { place } = (data ?? {}) as { readonly place?: unknown };
  return typeof place === "string" ? place : NOTHING.place;
}

/** In a console that is open, in sight if one is; else in a new one. */
async function open(place: string): Promise<void> {
  const pages = await scope.clients.matchAll({ type: "window", includeUncontrolled: true });
  const consoles = pages.filter(({ url }) => new URL(url).pathname === CONSOLE);
  const found =
    consoles.find(({ visibilityState }) => visibilityState === "visible") ?? consoles[0];
  if (found === undefined) {
    await scope.clients.openWindow(`${CONSOLE}#${place}`);
    return;
  }
  found.postMessage({ cascade: "open", place }, []);
  // Where the browser will not bring it to the front, it is there all the same.
  await found.focus().catch(() => found);
}
