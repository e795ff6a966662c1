/** Every global of the browser the console touches, in one place. */
import { signal, type ReadonlySignal } from "@preact/signals";
import type { Shelf } from "../widget/link/stored-apart.ts";

/** Epoch milliseconds on this device. */
export const clock = (): number => Date.now();

export function every(ms: number, work: () => void): () => void {
  const timer = setInterval(work, ms);
  return () => clearInterval(timer);
}

export function after(ms: number, work: () => void): () => void {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
}

export const readerLanguage = (): string => navigator.language;

/* The address: what is behind `#`, without it. */

export const readHash = (): string => location.hash.replace(/^#/, "");

export function goToHash(hash: string): void {
  location.hash = hash;
}

/** Leaves no trace in the history or the address bar. */
export function replaceHash(hash: string): void {
  history.replaceState(null, "", `#${hash}`);
}

export function onHash(work: () => void): () => void {
  return listen(window, "hashchange", work);
}

export const ownOrigin = (): string => location.origin;

export function reloadPage(): void {
  location.reload();
}

/* What this browser keeps; in memory, where storage is full or forbidden. */

const memory = new Map<string, string>();

export const stored: Shelf = {
  keys() {
    try {
      return [...Object.keys(localStorage), ...memory.keys()];
    } catch {
      return [...memory.keys()];
    }
  },
  read: readStored,
  write: writeStored,
};

export function readStored(key: string): string | null {
  try {
    return memory.get(key) ?? localStorage.getItem(key);
  } catch {
    return memory.get(key) ?? null;
  }
}

export function writeStored(key: string, text: string | null): void {
  memory.delete(key);
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    if (text !== null) memory.set(key, text);
  }
}

/** Another tab changed what is kept under a key that begins so; `isNew`: it was not there before. */
export function onStored(prefix: string, work: (isNew: boolean) => void): () => void {
  return listen(window, "storage", ({ key, oldValue }: StorageEvent) => {
    if (key?.startsWith(prefix) === true) work(oldValue === null);
  });
}

/** True the first time this tab asks within `ms`: guards against reloading in a circle. */
export function onceWithin(key: string, ms: number): boolean {
  try {
    const last = Number(sessionStorage.getItem(key) ?? 0);
    sessionStorage.setItem(key, String(clock()));
    return clock() - last > ms;
  } catch {
    return false;
  }
}

/** Runs `work` while no other tab does; at once where there are no locks. */
export async function aloneInBrowser(name: string, work: () => Promise<void>): Promise<void> {
  if (!("locks" in navigator)) return work();
  await navigator.locks.request(name, work);
}

/** Calls back once, when no other tab has the name any more; this one keeps it until it closes. */
export function whenLeading(name: string, work: () => void): void {
  void aloneInBrowser(name, () => {
    work();
    return "locks" in navigator ? new Promise(() => {}) : Promise.resolve();
  });
}

/* The page */

/** While it lasts, the browser asks before the page is closed or reloaded. */
export function warnOnLeaving(): () => void {
  return listen(window, "beforeunload", (event: BeforeUnloadEvent) => event.preventDefault());
}

/** Opens in a tab of its own. */
export function openTab(address: string): void {
  open(address, "_blank", "noopener");
}

/** Lets the reader keep what an address answers with as a file. */
export function download(address: string): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = "";
  link.click();
}

export function setTitle(title: string): void {
  document.title = title;
}

/** An attribute of the page's root that the style goes by; null: without it. */
export function setRoot(name: "theme" | "density", value: string | null): void {
  if (value === null) delete document.documentElement.dataset[name];
  else document.documentElement.dataset[name] = value;
}

export const rootElement = (): HTMLElement => {
  const root = document.getElementById("root");
  if (root === null) throw new Error("The page has no #root.");
  return root;
};

export const isVisible = (): boolean => document.visibilityState === "visible";

/** Somebody looks at this very page. */
export const isInFront = (): boolean => isVisible() && document.hasFocus();

/** The page came into sight or went out of it. */
export function onVisibility(work: () => void): () => void {
  return listen(document, "visibilitychange", work);
}

export function onVisible(work: () => void): () => void {
  return onVisibility(() => {
    if (isVisible()) work();
  });
}

/** Somebody is back at the page, perhaps after hours asleep. */
export function onReturn(work: () => void): () => void {
  const signs = ["pageshow", "focus"].map((sign) => listen(window, sign, work));
  const stops = [onVisible(work), ...signs];
  return () => {
    for (const stop of stops) stop();
  };
}

export function onNetworkBack(work: () => void): () => void {
  return listen(window, "online", work);
}

export function onPress(work: (event: PointerEvent) => void): () => void {
  return listen(document, "pointerdown", work);
}

export function onKey(work: (event: KeyboardEvent) => void): () => void {
  return listen(document, "keydown", work);
}

export function onKeyIn(element: Element, work: (event: KeyboardEvent) => void): () => void {
  return listen(element, "keydown", work);
}

export function onScroll(element: Element, work: () => void): () => void {
  return listen(element, "scroll", work);
}

export function onResize(elements: readonly Element[], work: () => void): () => void {
  const observer = new ResizeObserver(work);
  for (const element of elements) observer.observe(element);
  return () => observer.disconnect();
}

/** Told whether it is in sight, as that changes. */
export function onSight(element: Element, tell: (inSight: boolean) => void): () => void {
  const observer = new IntersectionObserver((seen) => tell(seen.at(-1)?.isIntersecting === true));
  observer.observe(element);
  return () => observer.disconnect();
}

/** Whether a media query holds, kept up to date. */
export function matches(query: string): ReadonlySignal<boolean> {
  const list = matchMedia(query);
  const holds = signal(list.matches);
  list.addEventListener("change", () => {
    holds.value = list.matches;
  });
  return holds;
}

/** false: this browser or page may not. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Selects everything in an element, for copying by hand. */
export function selectAll(element: Element): void {
  getSelection()?.selectAllChildren(element);
}

/** A heading takes the focus where nothing else has it: whoever came here by keys or by ear goes on from it. */
export function focusIfFree(heading: HTMLElement | null): void {
  if (document.activeElement === document.body) focusHeading(heading);
}

export function focusHeading(heading: HTMLElement | null): void {
  focusable(heading)?.focus({ preventScroll: true });
}

/** A heading cannot have the focus unless it is told that it may. */
export function focusable(heading: HTMLElement | null): HTMLElement | null {
  if (heading !== null) heading.tabIndex = -1;
  return heading;
}

/** Out of the field one writes in, to the heading above it: letters do what they do elsewhere again. */
export function leaveField(): void {
  focusHeading(headingIn(rootElement()));
}

/** The heading of what is open, else of the list beside it. */
export const headingIn = (frame: HTMLElement): HTMLElement | null =>
  frame.querySelector<HTMLElement>("main h1") ?? frame.querySelector<HTMLElement>("h1, .list-name");

/** Keys pressed here write, or will once what they are meant for has come; also beside a field one writes in. */
export function isWriting(): boolean {
  const at = document.activeElement;
  if (!(at instanceof HTMLElement)) return false;
  return at.isContentEditable || at.matches("input, textarea, select, [role=dialog], .writer *");
}

/** Back to where it was; nothing, where that is gone. */
export function giveFocus(to: Element | null): void {
  if (to instanceof HTMLElement && to.isConnected) to.focus();
}

export const focused = (): Element | null => document.activeElement;

/** null: no answer came. */
export async function askServer(path: string, init?: RequestInit): Promise<Response | null> {
  try {
    return await fetch(path, { credentials: "same-origin", cache: "no-store", ...init });
  } catch {
    return null;
  }
}

export function listen<E extends Event>(
  target: EventTarget,
  name: string,
  work: (event: E) => void,
): () => void {
  const handler = (event: Event) => work(event as E);
  target.addEventListener(name, handler);
  return () => target.removeEventListener(name, handler);
}

/** IANA names this browser knows. */
export const timeZones = (): readonly string[] => Intl.supportedValuesOf("timeZone");

export const ownTimeZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Today on this device's calendar: 2026-03-04 */
export const dateToday = (): string => dateOf(clock());

/** A year that is being typed, such as 0002, is one too: a field would empty itself at a shorter one. */
export function dateOf(at: number): string {
  const date = new Date(at);
  return `${String(date.getFullYear()).padStart(4, "0")}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** As a field for day and time has it, on this device's clock: 2026-03-04T15:30 */
export function fieldTime(at: number): string {
  const date = new Date(at);
  return `${dateOf(at)}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The instant at which a date begins on this device's clock, or of a date with a time; null: none. */
export function instantIn(text: string): number | null {
  const at = new Date(text.includes("T") ? text : `${text}T00:00`).getTime();
  return Number.isNaN(at) ? null : at;
}

const two = (part: number): string => String(part).padStart(2, "0");

export type PreviewOf = {
  readonly siteKey: string;
  /** The settings, as JSON. */
  readonly look: string;
  readonly language: string;
  readonly open: boolean;
  readonly dark: boolean;
  readonly theme: string;
};

/** Puts the widget onto the empty page in a frame, as the owner's tag would. */
export function dressPreview(frame: HTMLIFrameElement, preview: PreviewOf): void {
  const page = frame.contentDocument;
  if (page === null) return;
  page.documentElement.style.background = preview.dark ? "#1b2326" : "#fff";
  const script = page.createElement("script");
  script.src = `/widget.js?look=${encodeURIComponent(preview.look)}`;
  Object.assign(script.dataset, {
    site: preview.siteKey,
    look: preview.look,
    locale: preview.language,
    theme: preview.theme,
    ...(preview.open ? { open: "" } : {}),
  });
  page.head.append(script);
}
