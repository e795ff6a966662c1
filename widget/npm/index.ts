/**
 * The widget's JavaScript API, typed: what `window.Cascade` takes, and an entry for bundlers that
 * loads it. It stands alone: this file is published.
 */

export type Theme = "light" | "dark" | "auto";

/** What each command takes behind its name. */
export type CascadeCommands = {
  open: [];
  close: [];
  /** Shows the launcher. */
  show: [];
  /** Hides the launcher, and closes the panel. `open` still opens it. */
  hide: [];
  /** Says who the visitor is. `token`: a JWT your server signed, see docs/identity.md. */
  identify: [identity: { readonly token: string }];
  /** A BCP 47 tag; null: what the page or the browser says. */
  setLocale: [locale: string | null];
  setTheme: [theme: Theme];
  /** Tells agents what the visitor did. Kept until the panel is loaded, the last 20. */
  track: [event: string, details?: Readonly<Record<string, string | number | boolean>>];
  /** Opens the chat with this text in the composer, not sent. */
  message: [text: string];
  /** Shows a proactive message of yours now, by its id, if this visitor has not seen it. */
  propose: [id: string];
  on: {
    [E in keyof CascadeEvents]: [event: E, hear: (value: CascadeEvents[E]) => void];
  }[keyof CascadeEvents];
  off: {
    [E in keyof CascadeEvents]: [event: E, hear: (value: CascadeEvents[E]) => void];
  }[keyof CascadeEvents];
  /** Forgets the visitor in this browser and takes the chat off the page: call it when they sign out. */
  shutdown: [];
};

/** What `on` hears. No event carries what was written. */
export type CascadeEvents = {
  /** The panel has loaded. */
  ready: undefined;
  open: undefined;
  close: undefined;
  /** How many messages are unread. */
  unread: number;
  /** What came of `identify`. */
  identity: "verified" | "expired" | "refused";
};

/** A command and what it takes. */
export type CascadeCall = {
  [C in keyof CascadeCommands]: [command: C, ...given: CascadeCommands[C]];
}[keyof CascadeCommands];

/** `Cascade("open")`. Calls made before the widget is there wait for it. */
export interface Cascade {
  /** By itself, so that what listens is known to take what the event tells. */
  <E extends keyof CascadeEvents>(
    command: "on" | "off",
    event: E,
    hear: (value: CascadeEvents[E]) => void,
  ): void;
  (...call: CascadeCall): void;
}

export type CascadeOptions = {
  /** Where your Cascade answers: `https://chat.example.com`. */
  readonly server: string;
  /** The site's key, from the console's Settings. */
  readonly site: string;
  readonly locale?: string;
  readonly theme?: Theme;
  readonly position?: "left" | "right";
  /** No launcher until `Cascade("show")`. */
  readonly hidden?: boolean;
  /** Opens the chat when the page has loaded. */
  readonly open?: boolean;
};

/** How calls are passed on: they were checked where they were made. */
type Passing = (...call: unknown[]) => void;
type Queue = Passing & { q?: unknown[] };

declare global {
  interface Window {
    Cascade?: Cascade;
  }
}

/**
 * Loads the widget once, however often it is called, and answers with its API. Safe where there is no
 * page (server rendering): nothing happens there.
 */
export function loadCascade({ server, site, ...options }: CascadeOptions): Cascade {
  if (typeof document === "undefined") return () => {};
  if (window.Cascade === undefined) {
    const queue: Queue = (...call) => void (queue.q ??= []).push(call);
    window.Cascade = queue;
    const script = document.createElement("script");
    script.async = true;
    script.src = `${server.replace(/\/$/, "")}/widget.js`;
    script.dataset["site"] = site;
    for (const [name, value] of Object.entries(options))
      if (value !== undefined && value !== false)
        script.dataset[name] = value === true ? "" : value;
    document.head.append(script);
  }
  return (...call: unknown[]) => (window.Cascade as Passing | undefined)?.(...call);
}
