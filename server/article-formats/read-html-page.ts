import { readHtml, type HtmlPage, type Section } from "./html-sections.ts";
import { languageNamed } from "./language-names.ts";
import { NOTHING_SAID, type FoundItems, type ImportItem } from "./read-item.ts";
import { lines, oneLine } from "./tidy.ts";

/** Larger pages are no articles. */
const LARGEST = 5_000_000;
const QUESTION = 7;
const ASKS = /[?？؟\u037e]\s*$/;

type Pair = { readonly title: string; readonly body: string };

/** One article, or as many as a page of questions and answers has. */
export function readHtmlPage(html: string): FoundItems {
  if (html.length > LARGEST)
    return {
      items: [],
      skipped: [{ line: null, why: "it is larger than 5 MB; save only its main part" }],
    };
  const page = readHtml(html);
  const language = languageNamed(page.language);
  const pairs = faqOf(page);
  const found = pairs.length > 0 ? pairs : [wholePage(page)];
  const items = found.map(({ title, body }): ImportItem => ({
    ...NOTHING_SAID,
    title: oneLine(title),
    body: lines(body),
    language,
  }));
  const whole = items.filter(({ body }) => body !== "");
  return whole.length > 0
    ? { items: whole, skipped: [] }
    : {
        items: [],
        skipped: [
          {
            line: null,
            why: "it has no text; save the page as it shows in the browser, not its frame",
          },
        ],
      };
}

/** Said by schema.org's data, by lists of questions, or by headings that ask. */
function faqOf(page: HtmlPage): readonly Pair[] {
  const said = page.data.flatMap(faqData);
  if (said.length > 0) return said;
  const listed = pairsOf(page.sections, ({ level }) => level === QUESTION);
  if (listed.length > 0) return listed;
  const asked = pairsOf(page.sections, ({ title }) => ASKS.test(title));
  return asked.length > 1 ? asked : [];
}

/** Each section that begins a question, with the smaller ones behind it. */
function pairsOf(
  sections: readonly Section[],
  begins: (section: Section) => boolean,
): readonly Pair[] {
  const pairs: Pair[] = [];
  let open: { readonly title: string; readonly level: number; body: string } | null = null;
  const end = () => {
    if (open !== null && open.body !== "" && open.title !== "") pairs.push(open);
    open = null;
  };
  for (const section of sections) {
    if (begins(section)) {
      end();
      open = { ...section };
    } else if (open !== null && section.level > open.level && section.level !== QUESTION)
      open.body += `\n\n${withHeading(section)}`;
    else end();
  }
  end();
  return pairs;
}

function wholePage({ title, sections }: HtmlPage): Pair {
  const first = sections.find(({ level }) => level === 1) ?? null;
  const called = first?.title || title || sections.find((one) => one.title !== "")?.title || "";
  const body = sections.map((one) => (one === first ? one.body : withHeading(one))).join("\n\n");
  return { title: called, body: body.replace(/\n{3,}/g, "\n\n") };
}

function withHeading({ level, title, body }: Section): string {
  const heading = title === "" ? "" : level <= 2 ? `## ${title}` : `### ${title}`;
  return `${heading}\n\n${body}`.trim();
}

const DEEPEST = 6;

/** Questions of a schema.org FAQPage. */
function faqData(text: string): readonly Pair[] {
  try {
    return questionsIn(JSON.parse(text), 0);
  } catch {
    return [];
  }
}

function questionsIn(value: unknown, depth: number): readonly Pair[] {
  if (depth > DEEPEST || typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((one: unknown) => questionsIn(one, depth + 1));
  const keys = new Map<string, unknown>(Object.entries(value));
  const kinds = new Set([keys.get("@type")].flat());
  if (kinds.has("Question")) return questionOf(keys);
  if (kinds.has("FAQPage")) return questionsIn(keys.get("mainEntity"), depth + 1);
  return questionsIn(keys.get("@graph"), depth + 1);
}

function questionOf(keys: ReadonlyMap<string, unknown>): readonly Pair[] {
  const answers = [keys.get("acceptedAnswer") ?? keys.get("suggestedAnswer")].flat();
  const answer: unknown = answers[0];
  if (typeof answer !== "object" || answer === null) return [];
  const text: unknown = new Map<string, unknown>(Object.entries(answer)).get("text");
  const name = keys.get("name");
  if (typeof text !== "string" || typeof name !== "string") return [];
  // An answer may be marked up itself.
  const sections = readHtml(text).sections.map(withHeading);
  return [
    {
      title: readHtml(name)
        .sections.map(({ body }) => body)
        .join(" "),
      body: sections.join("\n\n"),
    },
  ];
}
