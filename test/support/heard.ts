/** What a console shows and sounds outside of its page: written down instead, and pushed by our own. */
import type { AgentPage } from "./agent-page.ts";

type Heard = { readonly told: string[]; readonly played: number[] };

/** What would be seen and heard outside the page is written down instead. */
export function listenIn(): void {
  const heard: Heard = { told: [], played: [] };
  class Written {
    static permission = "granted";
    onclick: (() => void) | null = null;
    constructor(title: string, { body }: { body: string }) {
      heard.told.push(`${title}: ${body}`);
    }
    static requestPermission = () => Promise.resolve("granted");
    close(): void {}
  }
  const { start } = OscillatorNode.prototype;
  OscillatorNode.prototype.start = function (...at) {
    heard.played.push(this.frequency.value);
    start.apply(this, at);
  };
  Object.assign(globalThis, { Notification: Written, heard });
  // Somebody works in another window.
  document.hasFocus = () => false;
}

export const heardBy = ({ person: { page } }: AgentPage): Promise<Heard> =>
  page.evaluate(() => (globalThis as unknown as { heard: Heard }).heard);

/** The browser's maker cannot be reached from here: its part is played by one of our own. */
export function subscribesWith(subscription: {
  readonly endpoint: string;
  readonly keys: object;
}): void {
  let made: object | null = null;
  Object.defineProperty(Notification, "permission", { get: () => "granted" });
  Object.assign(PushManager.prototype, {
    async subscribe() {
      made = { toJSON: () => subscription, unsubscribe: () => Promise.resolve(true) };
      return made;
    },
    getSubscription: () => Promise.resolve(made),
  });
}

type Kept = {
  readonly title: string;
  readonly body: string;
  /** It sounds, also in the place of another. */
  readonly renotify?: boolean;
  readonly close: () => void;
};

/** Inside the worker: a browser without windows shows no notices, so they are kept. */
export function keepNotices(): void {
  const kept: Kept[] = [];
  ServiceWorkerRegistration.prototype.showNotification = (title, options) => {
    kept.push({ ...options, title, body: options?.body ?? "", close: () => {} });
    return Promise.resolve();
  };
  Object.assign(globalThis, { kept });
}

export const keptNotices = () =>
  (globalThis as unknown as { kept: Kept[] }).kept.map(({ title, body, renotify }) => [
    title,
    body,
    renotify === true ? "sounds" : "silent",
  ]);

/** Inside the worker: as if the only notice there is were pressed. */
export function pressNotice(): void {
  const [notification] = (globalThis as unknown as { kept: Kept[] }).kept;
  const pressed = Object.assign(new Event("notificationclick"), { notification, waitUntil() {} });
  globalThis.dispatchEvent(pressed);
}
