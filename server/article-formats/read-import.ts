import { readCsv } from "./read-csv.ts";
import { readHtmlPage } from "./read-html-page.ts";
import type { FoundItems } from "./read-item.ts";
import { readJsonl } from "./read-jsonl.ts";
import { readMarkdown } from "./read-markdown.ts";

type Format = "markdown" | "csv" | "html" | "jsonl";

const ENDINGS: Readonly<Record<string, Format>> = {
  md: "markdown",
  markdown: "markdown",
  mdx: "markdown",
  txt: "markdown",
  csv: "csv",
  tsv: "csv",
  html: "html",
  htm: "html",
  xhtml: "html",
  jsonl: "jsonl",
  ndjson: "jsonl",
  json: "jsonl",
};

/** The articles in a file of any format we know. Never throws; nothing in the file is run or fetched. */
export function readImport(name: string, text: string): FoundItems {
  if (text.trim() === "") return skipped("it is empty");
  if (text.includes("\0"))
    return skipped("it is not text; save it as Markdown, CSV, HTML or JSON Lines in UTF-8");
  const format = formatOf(name, text);
  try {
    return READERS[format](name, text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return skipped(`it cannot be read as ${format} (${reason.slice(0, 120)}); save it anew`);
  }
}

const READERS: Readonly<Record<Format, (name: string, text: string) => FoundItems>> = {
  markdown: readMarkdown,
  csv: (_name, text) => readCsv(text),
  html: (_name, text) => readHtmlPage(text),
  jsonl: (_name, text) => readJsonl(text),
};

/** By its name; without a telling one, by how it begins. */
function formatOf(name: string, text: string): Format {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  const known = Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending] : undefined;
  if (known !== undefined) return known;
  const start = text.replace(/^\uFEFF/, "").trimStart();
  if (/^[[{]/.test(start)) return "jsonl";
  return start.startsWith("<") ? "html" : "markdown";
}

function skipped(why: string): FoundItems {
  return { items: [], skipped: [{ line: null, why }] };
}
