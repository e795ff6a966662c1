/** Every global of the browser the panel touches, in one place. */
import { newId } from "../link/ids.ts";
import type { Shelf } from "../link/stored-apart.ts";
import { signal, type ReadonlySignal } from "@preact/signals";

/** Epoch milliseconds on this device. */
export const clock = (): number => Date.now();

export function after(ms: number, work: () => void): () => void {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
}

export function every(ms: number, work: () => void): () => void {
  const timer = setInterval(work, ms);
  return () => clearInterval(timer);
}

/** What the browser asks for, best first; whether they are tags is another matter. */
export const browserLanguages = (): readonly string[] => navigator.languages;

/** `?locale=sv,en`, put there by the loader: what the owner set, then what the page is written in. */
export const pageLanguages = (): string => new URLSearchParams(location.search).get("locale") ?? "";

export const readerTimeZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** `?site=KEY`, put there by the loader. */
export const siteKey = (): string => new URLSearchParams(location.search).get("site") ?? "";

/** Where the server is: the panel's own origin. */
export const ownOrigin = (): string => location.origin;

/** Light, dark, or what the system says. */
export function dress(theme: string): void {
  document.documentElement.dataset["theme"] = theme;
}
const asked = new URLSearchParams(location.search).get("theme");
if (asked) dress(asked);

/** The owner's words on the first screen, by language; put into the page by the server. */
export const ownTexts: Partial<
  Record<string, { readonly title: string; readonly greeting: string }>
> = JSON.parse(document.querySelector<HTMLMetaElement>("meta[name=texts]")?.content ?? "{}");

export function speak(language: string, direction: string): void {
  document.documentElement.lang = language;
  document.documentElement.dir = direction;
}

export const reloadPage = (): void => location.reload();

/** A style that came with code; the page's policy allows none in elements. */
export function adoptStyle(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}

/** A finger rather than a mouse: fields are not focused by themselves, they would raise a keyboard. */
export const isTouch = (): boolean => matchMedia("(pointer: coarse)").matches;

const network = signal(navigator.onLine);
for (const change of ["online", "offline"]) {
  addEventListener(change, () => {
    network.value = change === "online";
  });
}
/** false: certainly without a network. true: perhaps with one. */
export const networkUp: ReadonlySignal<boolean> = network;

const visibility = signal(!document.hidden);
addEventListener("visibilitychange", () => {
  visibility.value = !document.hidden;
});
/** The tab is in front. */
export const tabVisible: ReadonlySignal<boolean> = visibility;

/** Somebody is back at the page, perhaps after hours asleep. */
export function onReturn(work: () => void): void {
  for (const sign of ["visibilitychange", "pageshow", "focus"]) {
    addEventListener(sign, () => {
      if (!document.hidden) work();
    });
  }
}

export function onEscape(work: () => void): void {
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing) work();
  });
}

/** The page that embeds the panel; null when it stands alone. Its origin is behind the `#`. */
export function embedder(): {
  post(message: unknown): void;
  listen(hear: (data: unknown) => void): void;
} | null {
  const origin = location.hash.slice(1);
  if (parent === window || !URL.canParse(origin)) return null;
  return {
    post: (message) => parent.postMessage(message, origin),
    listen(hear) {
      addEventListener("message", (event) => {
        if (event.source === parent && event.origin === origin) hear(event.data);
      });
    },
  };
}

/* What this browser keeps. Where storage is refused, memory has to do. */

function shelf(open: () => Storage): Shelf {
  let kept: Record<string, string> = {};
  try {
    kept = open() as unknown as Record<string, string>;
  } catch {
    // Forbidden.
  }
  return {
    keys: () => Object.keys(kept),
    read: (key) => kept[key] ?? null,
    write(key, text) {
      try {
        if (text === null) delete kept[key];
        else kept[key] = text;
      } catch {
        // Full.
        kept = { ...kept, [key]: text ?? "" };
      }
    },
  };
}

export const lasting: Shelf = shelf(() => localStorage);
export const passing: Shelf = shelf(() => sessionStorage);

/** Another tab wrote under a key that begins so; `isNew`: it wasn't there before. */
export function onStored(prefix: string, work: (isNew: boolean) => void): void {
  addEventListener("storage", ({ key, oldValue }) => {
    if (key?.startsWith(prefix)) work(oldValue === null);
  });
}

/** Runs the work while no other tab runs work of this name; at once where there are no locks. */
export async function alone(name: string, work: () => Promise<void>): Promise<void> {
  let begun = false;
  const begin = (): Promise<void> => {
    begun = true;
    return work();
  };
  if (!("locks" in navigator)) return begin();
  try {
    await navigator.locks.request(name, begin);
  } catch (refused) {
    // Inside another site, with its storage blocked, locks are there and denied: send without.
    if (begun) throw refused;
    await begin();
  }
}

export const visitorKey = (site: string): string => `cascade:visitor:${site}`;

/** What the keys of unsent items begin with. */
export const outboxKeys = (site: string): string => `cascade:outbox:${site}:`;

/** Who this browser is to a site: 256 random bits, made once, sent only inside the connection. */
export function visitorToken(site: string): string {
  const key = visitorKey(site);
  const kept = lasting.read(key);
  if (kept !== null && /^[A-Za-z0-9_-]{22,64}$/.test(kept)) return kept;
  lasting.write(key, newId() + newId());
  return lasting.read(key) ?? "";
}
