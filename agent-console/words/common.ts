/** How the reader's instants are written. */
export type Say = {
  readonly clock: (at: number) => string;
  readonly day: (at: number) => string;
  /** "today", "tomorrow", "on 3 March". */
  readonly onDay: (at: number) => string;
};

/** The words that screens have in common. Times arrive already written for the reader. */
export const commonWords = {
  goneTeam: "A team that is gone",
  product: "Cascade",
  close: "Close",
  you: "you",
  You: "You",
  visitor: "Visitor",
  bot: "Bot",
  availability: { online: "Online", away: "Away" },
  copy: {
    copy: "Copy",
    copied: "Copied",
    said: { copied: "Copied.", selected: "Selected. Copy it with the keyboard." },
  },
  about: (label: string, text: string) => `${label}: ${text}`,
  dismiss: "Dismiss",
  loading: "Loading",
  notFetched: {
    title: "This part did not load",
    text: "The connection may be gone, or the server has a newer version.",
  },
  connection: {
    back: "Connected again.",
    reconnecting: "Reconnecting. What you write is kept, and sent when the connection is back.",
    outdated: "This page is out of date. What you wrote is kept.",
    reload: "Reload",
  },
  minutes: (count: number) => `${count} min`,
  hours: (count: number) => `${count} h`,
  seconds: (count: number) => `${count} s`,
  fromTo: (from: string, to: string) => `${from} to ${to}`,
};

export function quoted(text: string): string {
  return `“${text}”`;
}

export function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** @param tag as the visitor's browser said it */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames("en", { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
