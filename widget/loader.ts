import type { Embedded, Seat } from "./frame/seat.ts";
import { kept } from "./loader/kept.ts";
import { inLanguages, LABELS } from "./loader/labels.ts";
import { createLauncher } from "./loader/launcher.ts";

/** `window.Cascade`, perhaps put there by the page before us with calls that wait. */
type Api = ((...call: readonly unknown[]) => void) & {
  q?: Iterable<ArrayLike<unknown>>;
  here?: true;
};

/** The server puts the owner's settings here; what the tag says goes before them. */
const OWN = "%OWN%" as unknown as {
  readonly theme?: string;
  readonly side?: string;
  /** Beside the icon, by language. */
  readonly words?: Readonly<Record<string, string>>;
};

const page = window as unknown as { Cascade?: Api };

/**
 * Runs on somebody else's page: one button. It must never throw there, shift the page, or ask for
 * anything before it is wanted; the rest of it is in frame.ts, fetched on intent or the first call.
 */
function start(seat: Seat): void {
  const { launcher, server, tag, openKey } = seat;
  let fetched: Promise<Embedded> | undefined;

  /** Not a script element: pages may forbid making one (Trusted Types). */
  function rest(): Promise<Embedded> {
    fetched ??= import(/* @vite-ignore */ `${server}/widget/frame.js`).then(({ attach }) =>
      attach(seat),
    );
    return fetched;
  }

  /** In the order asked for. What cannot be fetched now is fetched again the next time it is wanted. */
  function then(work: (embedded: Embedded) => void): void {
    rest().then(work, () => (fetched = undefined));
  }

  const load = () => then((embedded) => embedded.load());
  for (const intent of ["pointerenter", "pointerdown", "focus"])
    launcher.button.addEventListener(intent, load);
  launcher.button.onclick = () => then((embedded) => embedded.toggle());

  const tags = [tag["locale"] ?? "", document.documentElement.lang, ...navigator.languages];
  launcher.show({
    label: inLanguages(LABELS, [...tags, "en"]) ?? "",
    word: inLanguages(OWN.words ?? {}, tags) ?? "",
    theme: tag["theme"] ?? OWN.theme ?? "",
    side: tag["position"] ?? OWN.side ?? "",
    hidden: tag["hidden"] !== undefined,
  });
  seat.stay(true);

  const call = (given: ArrayLike<unknown>) => then((embedded) => embedded.call(Array.from(given)));
  const waiting = page.Cascade?.q ?? [];
  page.Cascade = Object.assign((...given: readonly unknown[]) => call(given), {
    here: true,
  } as const);
  for (const given of waiting) call(given);
  if (tag["open"] !== undefined) call(["open"]);
  else if (kept(openKey)) (window.requestIdleCallback ?? setTimeout)(load);
}

/** Puts an element into the page, and back into it when a framework has replaced the body around it. */
function staying(host: HTMLElement): Seat["stay"] {
  const put = () => {
    const { body } = document;
    if (!body || host.isConnected) return;
    body.append(host);
    watcher.observe(body, { childList: true });
  };
  const watcher = new MutationObserver(put);
  return (here) => {
    watcher.disconnect();
    if (!here) return host.remove();
    put();
    watcher.observe(document.documentElement, { childList: true });
    watcher.observe(document.body, { childList: true });
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
  if (!site || page.Cascade?.here) return;
  const run = () =>
    quietly(() => {
      const launcher = createLauncher();
      start({
        server: new URL(src).origin,
        site,
        tag: dataset,
        launcher,
        openKey: `cascade:open:${site}`,
        stay: staying(launcher.host),
      });
    });
  if (document.body) run();
  else addEventListener("DOMContentLoaded", run);
});
