/** Every address of the help centre is made here. */
const HELP = "/help";

/** Names right below a language that are not categories; a category called so gets a mark in front. */
const TAKEN: ReadonlySet<string> = new Set(["article", "search", "search.json", "ask"]);
const MARK = "~";

const MAX_WRITTEN = 1_700;

/** Never throws: half a character becomes a replacement for one. */
const part = (text: string) => encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd"));

export function categoryPart(category: string): string {
  return part(TAKEN.has(category) || category.startsWith(MARK) ? MARK + category : category);
}

/** Which category an address speaks of; takes the decoded part. */
export function categoryIn(decoded: string): string {
  return decoded.startsWith(MARK) ? decoded.slice(1) : decoded;
}

export const paths = {
  help: HELP,
  sitemap: `${HELP}/sitemap.xml`,
  home: (language: string) => `${HELP}/${part(language)}`,
  category: (language: string, category: string) =>
    `${paths.home(language)}/${categoryPart(category)}`,
  article: (language: string, topic: string, question: string | null = null) =>
    withQuestion(`${paths.home(language)}/article/${part(topic)}`, question),
  rating: (language: string, topic: string) => `${paths.article(language, topic)}/rating`,
  search: (language: string, question: string | null = null) =>
    withQuestion(`${paths.home(language)}/search`, question),
  ask: (language: string, question: string | null = null) =>
    withQuestion(`${paths.home(language)}/ask`, question),
} as const;

function withQuestion(path: string, question: string | null): string {
  if (question === null || question === "") return path;
  let fits = question;
  // Longer addresses the widget does not report; a letter may take nine characters of one.
  while (part(fits).length > MAX_WRITTEN) fits = [...fits].slice(0, -8).join("");
  return `${path}?q=${part(fits)}`;
}
