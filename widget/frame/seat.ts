import type { Launcher } from "../loader/launcher.ts";

/** What the loader hands to the part of it that is fetched on intent or first use. */
export type Seat = {
  /** Origin of the server. */
  readonly server: string;
  readonly site: string;
  /** The tag's `data-` attributes. */
  readonly tag: Readonly<Record<string, string | undefined>>;
  /** The language the owner set (BCP 47), by the tag or since; "": none. */
  locale: string;
  readonly launcher: Launcher;
  /** Where the page keeps that something is open. */
  readonly openKey: string;
  /** Stands on the page, whatever a framework does to it, or does not. */
  readonly stay: (here: boolean) => void;
};

/** The iframe and all that is said to it. */
export type Embedded = {
  load(): void;
  open(): void;
  toggle(): void;
  /** A call of the page's; one that makes no sense is said to be so in the page's console. */
  call(call: readonly unknown[]): void;
};
