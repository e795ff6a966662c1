/** What the help centre's search answers while one types (`/help/<language>/search.json?q=`). */
export type Suggestions = {
  readonly results: readonly Suggestion[];
  /** For a screen reader. */
  readonly says: string;
  /** The last line: everything that was found, or the way to ask; null while nothing is asked. */
  readonly more: { readonly title: string; readonly url: string } | null;
};

export type Suggestion = {
  readonly title: string;
  readonly text: string;
  readonly url: string;
  readonly language: string;
  /** The language's own name, where it is another than the page's. */
  readonly note: string | null;
};

/** Characters of a question that are looked at. */
export const MAX_QUESTION = 300;

/** The path of the help centre's page that brings a question (`?q=`) into the chat. */
const ASK_PAGE = /^\/help\/[^/]+\/ask$/;

/** The question an address brings; null for all other pages, and for pages of other sites. Pure. */
export function questionOf(address: string, origin: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.origin !== origin || !ASK_PAGE.test(url.pathname)) return null;
  const question = (url.searchParams.get("q") ?? "")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, MAX_QUESTION);
  return question === "" ? null : question;
}
