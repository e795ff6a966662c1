import type { Counted } from "../say.ts";

/**
 * The words of the panel's first screen; those behind it are in `../later`. `{…}` stands for what is
 * put in, already written; counted texts have a form for every plural of their language.
 */
export const words = {
  /** BCP 47 tag of these words, and of the times among them where the reader's own does not fit. */
  locale: "en-GB",
  direction: "ltr",
  close: "Close chat",
  talkToPerson: "Talk to a person",
  home: {
    hello: "Hello.",
    howHelp: "How can we help?",
    here: { one: "{names} is here", other: "{names} are here" },
    peopleAnswer: "Ask first, or talk to them right away",
    botHere: "The answer bot is here",
    nobodyHere: "Nobody on duty now, nothing gets lost",
    ask: "Ask a question or search",
    askAction: "Ask",
    often: "Often asked",
    demo: "Demo",
  },
  strip: {
    reconnecting: "Reconnecting. What you write is kept and sent.",
    noConnection: "No connection yet. What you write is kept and sent.",
    outdated: "This page is out of date.",
    reload: "Reload",
    refused: "Chat isn’t available on this page.",
  },
} as const;

export type FirstWords = InWords<typeof words>;

/** The same keys in another language: texts where there are texts, plurals where there are plurals. */
export type InWords<W> = {
  readonly [K in keyof W]: W[K] extends string
    ? string
    : W[K] extends { readonly other: string }
      ? Counted
      : InWords<W[K]>;
};
