import { readFrontMatter } from "./front-matter.ts";
import { itemOf, NOTHING_SAID, type FoundItems, type ImportItem } from "./read-item.ts";
import { lines, oneLine } from "./tidy.ts";
import { topicOf } from "./topic.ts";

/** One article: with our front matter, another tool's, or none at all. */
export function readMarkdown(name: string, text: string): FoundItems {
  const front = readFrontMatter(text);
  if (!front.ok && !front.none) return { items: [], skipped: [{ line: 1, why: front.problem }] };
  const base = baseName(name);
  const item = front.ok
    ? itemOf(front.keys, { line: null, body: front.body })
    : { ...NOTHING_SAID, body: lines(text.replace(/^\uFEFF/, "")) };
  const titled = withTitle(item, base);
  return {
    items: [{ ...titled, topic: item.topic ?? topicOf(base), language: item.language }],
    skipped: [],
  };
}

/** A text whose keys have no title says it in its first heading, or by its file's name. */
function withTitle(item: ImportItem, base: string): ImportItem {
  const heading = /^#\s+(.+?)\s*#*\s*(?:\n|$)/.exec(item.body);
  const first = heading === null ? "" : oneLine(heading[1] ?? "");
  if (heading !== null && (item.title === "" || item.title === first))
    return { ...item, title: first, body: lines(item.body.slice(heading[0].length)) };
  return item.title === "" ? { ...item, title: inWords(base) } : item;
}

function baseName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  return last.replace(/\.[^.]*$/, "");
}

function inWords(base: string): string {
  const words = oneLine(base.replace(/[-_]+/g, " "));
  return words.charAt(0).toUpperCase() + words.slice(1);
}
