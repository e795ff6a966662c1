import type { HelpAssets } from "./assets.ts";
import type { HelpContent } from "./content.ts";
import type { Found } from "./find.ts";
import type { Html } from "./html.ts";
import type { HelpWords } from "./words/english.ts";

/** Whose help centre it is, and where. */
export type Site = {
  /** Origin without a slash at its end. */
  readonly base: string;
  readonly shop: string;
  readonly demo: boolean;
  readonly siteKey: string;
  /** Mail is sent, and so there is a page of all requests of an address. */
  readonly mails: boolean;
  readonly assets: HelpAssets;
  /** The language shown where nothing fits better. */
  readonly fallback: string;
};

/** What every page is made from. */
export type Frame = {
  readonly site: Site;
  readonly content: HelpContent;
  /** Of the articles on the page. */
  readonly language: string;
  readonly words: HelpWords;
  /** Of the words around them: another one where these are not translated. */
  readonly spoken: string;
  category(key: string): string;
  find(question: string, limit: number): readonly Found[];
};

export type Crumb = { readonly name: string; readonly path: string };

export type Alternate = { readonly language: string; readonly path: string };

export type Page = {
  readonly status: number;
  readonly title: string;
  readonly description: string;
  /** Where it lives, without what was asked; null: search engines have no use for it. */
  readonly canonical: string | null;
  readonly alternates: readonly Alternate[];
  /** Where a visitor goes who understands none of the languages. */
  readonly fallbackPath: string | null;
  readonly crumbs: readonly Crumb[];
  /** In the field above. */
  readonly question: string;
  /** Stands over the field as the page's heading; null: the body has a heading of its own. */
  readonly greeting: { readonly title: string; readonly text: string } | null;
  readonly body: Html;
  /** Structured data, schema.org. */
  readonly data: readonly unknown[];
  /** The chat opens by itself. */
  readonly opensChat: boolean;
};

/** What most pages have in common. */
export const PLAIN = {
  status: 200,
  canonical: null,
  alternates: [],
  fallbackPath: null,
  crumbs: [],
  question: "",
  greeting: null,
  data: [],
  opensChat: false,
} as const;
