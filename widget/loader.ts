import type { Embedded, Seat } from "./frame/seat.ts";
import { kept } from "./loader/kept.ts";
import { firstIn, LABELS } from "./loader/labels.ts";
import { createLauncher } from "./loader/launcher.ts";

/** `window.Cascade`, perhaps put there by the page before us with calls that wait. */
type Api = ((...call: readonly unknown[]) => void) & {
  q?: Iterable<ArrayLike<unknown>>;
  here?: true;
  /** The one the words are in (SPEC I2). */
  language?: () => string;
};

/** The server puts the owner's settings here; what the tag says goes before them. */
const OWN = "%OWN%" as unknown as {
  readonly theme?: string;
  readonly side?: string;
  /** Beside the icon, by language. */
  readonly words?: Readonly<Record<string, string>>;
};

type Wish = (rest: Embedded) => void;

const load: Wish = (rest) => rest.load();
const open: Wish = (rest) => rest.open();

const page = window as unknown as { Cascade?: Api };

/**
 * Runs on somebody else's page: one button. It must never throw there, shift the page, or ask for
 * anything before it is wanted; the rest of it is in frame.ts, fetched on intent or the first call.
 */
function start(seat: Seat): void {
  const { launcher, server, tag, openKey } = seat;
  /** What is wanted before the rest is there, in the order asked for. */
  const wishes = new Set<Wish>();
  let embedded: Embedded | undefined;
  let fetching: Promise<void> | undefined;
  /** What makes the next try another address. */
  let again = "";

  /**
   * Not a script element: pages may forbid making one (Trusted Types). Browsers remember by its address
   * that a script failed, hence another one each time. The pauses grow: it may never be there.
   */
  function fetchRest(): void {
    fetching ??= import(/* @vite-ignore */ `${server}/widget/frame.js${again}`).then(
      ({ attach }) => {
        const rest = attach(seat);
        for (const wish of wishes) wish(rest);
        embedded = rest;
      },
      () => {
        fetching = undefined;
        again += "?";
        setTimeout(fetchRest, again.length * 2_000);
        addEventListener("online", fetchRest);
      },
    );
  }

  function want(wish: Wish): void {
    if (embedded) return wish(embedded);
    wishes.add(wish);
    fetchRest();
  }

  for (const intent of ["pointerenter", "pointerdown", "focus"])
    launcher.button.addEventListener(intent, () => want(load));
  launcher.button.onclick = () => {
    if (embedded) return embedded.toggle();
    // Pressed again to give up.
    if (!wishes.delete(open)) want(open);
    launcher.show({ awaited: wishes.has(open) });
  };

  const tags = () => [seat.locale, document.documentElement.lang, ...navigator.languages];
  const language = () => firstIn(LABELS, [...tags(), "en"]);
  const words = OWN.words ?? {};
  launcher.show({
    label: LABELS[language()] ?? "",
    word: words[firstIn(words, tags())] ?? "",
    theme: tag["theme"] ?? OWN.theme ?? "",
    side: tag["position"] ?? OWN.side ?? "",
    hidden: tag["hidden"] !== undefined,
  });
  seat.stay(true);

  const call = (given: ArrayLike<unknown>) => want((rest) => rest.call(Array.from(given)));
  const waiting = page.Cascade?.q ?? [];
  page.Cascade = Object.assign((...given: readonly unknown[]) => call(given), {
    here: true,
    language,
  } as const);
  for (const given of waiting) call(given);
  if (tag["open"] !== undefined) call(["open"]);
  else if (kept(openKey)) (window.requestIdleCallback ?? setTimeout)(() => want(load));
}

/**
 * Puts an element into the page, and back into it when a framework has replaced all of it. Beside the
 * body, not in it: what replaces, zooms, transforms or hides that is about the page.
 */
function staying(host: HTMLElement): Seat["stay"] {
  const root = document.documentElement;
  const put = () => host.isConnected || root.append(host);
  const watcher = new MutationObserver(put);
  return (here) => {
    watcher.disconnect();
    if (!here) return host.remove();
    put();
    watcher.observe(root, { childList: true });
  };
}

/** Whatever goes wrong here is no business of the page around. */
function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // No chat, then; the page goes on.
  }
}

quietly(() => {
  const { src, dataset } = document.currentScript as HTMLScriptElement;
  const { site } = dataset;
  if (!site) return;
  const run = () =>
    quietly(() => {
      // Asked here: of two tags in the head both wait for the body.
      if (page.Cascade?.here) return;
      const launcher = createLauncher();
      start({
        server: new URL(src).origin,
        site,
        tag: dataset,
        locale: dataset["locale"] ?? "",
        launcher,
        openKey: `cascade:open:${site}`,
        stay: staying(launcher.host),
      });
    });
  if (document.body) run();
  else addEventListener("DOMContentLoaded", run);
});
