import { computed, effect, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Page } from "../../server/protocol/conversation.ts";
import { readMessage, TO_PANEL, type ToHost, type ToPanel } from "../embed.ts";
import { dress, embedder } from "./browser.ts";
import { askForLanguages } from "./words/spoken.ts";

/** Something the visitor did; `details` is JSON. */
export type Tracked = { readonly name: string; readonly details: string };

/** See `ToPanel`. */
export type Brought = { readonly what: string; readonly text: string };

/** The page around the panel. */
export interface Host {
  /** The panel is open; always, where nothing embeds it. */
  readonly shown: ReadonlySignal<boolean>;
  /** It covers the whole screen. */
  readonly phone: ReadonlySignal<boolean>;
  /** Where the visitor is; null until the page has said. */
  readonly page: ReadonlySignal<Page | null>;
  /** What the site says of who this is, as it was signed; "" for nothing. */
  readonly identity: ReadonlySignal<string>;
  /** What the site says the visitor did, until it is taken. */
  readonly tracked: Signal<readonly Tracked[]>;
  /** What the site put into the composer, or would have shown, until it is taken. */
  readonly brought: Signal<Brought | null>;
  identified(state: string): void;
  /** The visitor has left this browser: whoever uses it now is a stranger. */
  forgotten(): void;
  /** Nothing embeds the panel: there is nothing to close. */
  readonly alone: boolean;
  open(): void;
  close(): void;
  /** Keeps the launcher in step until the answer is called. */
  report(state: () => Omit<Extract<ToHost, { readonly is: "state" }>, "is">): () => void;
}

/** `forget`: see forget.ts, which is fetched later. */
export function createHost(forget: () => Promise<void>): Host {
  const host = embedder();
  const shown = signal(host === null);
  const phone = signal(false);
  const page = signal<Page | null>(null);
  const identity = signal("");
  const tracked = signal<readonly Tracked[]>([]);
  const brought = signal<Brought | null>(null);
  const say = (message: ToHost) => host?.post(message);
  const forgotten = () => say({ is: "forgotten" });

  host?.listen((data) => {
    const said = readMessage<ToPanel>(data, TO_PANEL);
    switch (said?.is) {
      case "page":
        page.value = readPage(said);
        return askForLanguages(said.locale);
      case "shown":
        shown.value = said.open;
        phone.value = said.phone;
        return;
      case "identify":
        identity.value = said.token;
        return;
      case "theme":
        return dress(said.theme);
      case "track":
        tracked.value = [...tracked.value, said];
        return;
      case "bring":
        brought.value = said;
        return;
      case "forget":
        // What cannot be fetched now is asked for again.
        forget().then(forgotten, () => {});
    }
  });

  say({ is: "ready" });

  return {
    shown,
    phone,
    page,
    identity,
    tracked,
    brought,
    forgotten,
    identified: (state) => say({ is: "identity", state }),
    alone: host === null,
    open: () => say({ is: "open" }),
    close: () => say({ is: "close" }),
    report(state) {
      const text = computed(() => JSON.stringify(state()));
      return effect(() => say({ is: "state", ...JSON.parse(text.value) }));
    },
  };
}

/** What the protocol takes; local files and the like are nobody's business. */
function readPage({ url, title }: { readonly url: string; readonly title: string }): Page | null {
  const whole = url.length <= 2000 ? url : (url.split("?")[0] ?? "");
  return /^https?:\/\//.test(whole) && whole.length <= 2000
    ? { url: whole, title: title.slice(0, 300) }
    : null;
}
