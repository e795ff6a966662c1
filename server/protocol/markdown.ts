/**
 * A small and safe part of Markdown: paragraphs, headings, lists, bold, emphasis, links, line
 * breaks. Everything else stays the text it was written as. The result is data, never HTML, and a
 * link survives only when its address begins with http:// or https://.
 */
export type Inline =
  | { readonly is: "text"; readonly text: string }
  | { readonly is: "strong" | "em"; readonly of: readonly Inline[] }
  | { readonly is: "link"; readonly href: string; readonly of: readonly Inline[] }
  | { readonly is: "break" };

export type Block =
  | {
      readonly is: "paragraph" | "heading";
      readonly source: string;
      readonly of: readonly Inline[];
    }
  | {
      readonly is: "list";
      readonly source: string;
      /** First number of an ordered list; null for a bulleted one. */
      readonly start: number | null;
      readonly items: readonly (readonly Inline[])[];
    };

const HEADING = /^#{1,6}\s+(.*?)\s*#*$/;
const BULLET = /^\s{0,3}[-*+]\s+(.*)$/;
const NUMBER = /^\s{0,3}(\d{1,9})[.)]\s+(.*)$/;

export function parseMarkdown(markdown: string): readonly Block[] {
  const blocks: Block[] = [];
  let run: string[] = [];
  const close = () => {
    if (run.length > 0) blocks.push(blockOf(run));
    run = [];
  };
  for (const line of markdown.replaceAll("\r\n", "\n").split("\n")) {
    if (line.trim() === "") {
      close();
      continue;
    }
    if (run.length > 0 && kindOf(line) !== "more" && kindOf(line) !== kindOf(run[0] ?? "")) close();
    run.push(line);
    if (kindOf(line) === "heading") close();
  }
  close();
  return blocks;
}

type LineKind = "heading" | "bullet" | "number" | "more";

function kindOf(line: string): LineKind {
  if (HEADING.test(line)) return "heading";
  if (BULLET.test(line)) return "bullet";
  return NUMBER.test(line) ? "number" : "more";
}

function blockOf(lines: readonly string[]): Block {
  const source = lines.join("\n");
  const first = lines[0] ?? "";
  switch (kindOf(first)) {
    case "heading":
      return { is: "heading", source, of: parseInline(HEADING.exec(first)?.[1] ?? first) };
    case "bullet":
      return {
        is: "list",
        source,
        start: null,
        items: itemsOf(lines, (line) => BULLET.exec(line)?.[1]),
      };
    case "number":
      return {
        is: "list",
        source,
        start: Number(NUMBER.exec(first)?.[1] ?? 1),
        items: itemsOf(lines, (line) => NUMBER.exec(line)?.[2]),
      };
    case "more":
      return { is: "paragraph", source, of: parseInline(source) };
  }
}

/** A line without a mark of its own goes on with the item above it. */
function itemsOf(
  lines: readonly string[],
  textOf: (line: string) => string | undefined,
): readonly (readonly Inline[])[] {
  const items: string[] = [];
  for (const line of lines) {
    const text = textOf(line);
    if (text === undefined) items.push(`${items.pop() ?? ""}\n${line.trim()}`);
    else items.push(text);
  }
  return items.map((item) => parseInline(item));
}

const MARKS =
  /\*\*(?=\S)(.+?)(?<=\S)\*\*|\*(?=[^\s*])(.+?)(?<=[^\s*])\*|\[([^[\]\n]+)\]\(([^()\s]+)\)|(https?:\/\/[^\s<>"*]+)|( {2,}|\\)?\n/s;

/** `linked`: inside a link, where no further link may stand. */
export function parseInline(source: string, linked = false): readonly Inline[] {
  const parts: Inline[] = [];
  let rest = source;
  for (;;) {
    const found = MARKS.exec(rest);
    if (found === null) break;
    if (found.index > 0) parts.push({ is: "text", text: rest.slice(0, found.index) });
    const [whole, strong, em, label, address, bare, hard] = found;
    let taken = whole.length;
    if (strong !== undefined) parts.push({ is: "strong", of: parseInline(strong, linked) });
    else if (em !== undefined) parts.push({ is: "em", of: parseInline(em, linked) });
    else if (label !== undefined && address !== undefined)
      parts.push(...link(label, address, linked));
    else if (bare !== undefined) {
      const href = withoutTrailingMarks(bare);
      taken = href.length;
      parts.push(...link(null, href, linked));
    } else parts.push(hard === undefined ? { is: "text", text: " " } : { is: "break" });
    rest = rest.slice(found.index + taken);
  }
  if (rest !== "") parts.push({ is: "text", text: rest });
  return parts;
}

function link(label: string | null, href: string, linked: boolean): readonly Inline[] {
  const of: readonly Inline[] =
    label === null ? [{ is: "text", text: href }] : parseInline(label, true);
  return linked || !isWebAddress(href) ? of : [{ is: "link", href, of }];
}

function isWebAddress(href: string): boolean {
  return /^https?:\/\//i.test(href) && URL.canParse(href);
}

/** "See https://example.com/a." ends the sentence, not the address. */
function withoutTrailingMarks(address: string): string {
  return address.replace(/[.,;:!?'")\]]+$/, "");
}

/** Words as somebody typed them: only bare web addresses become links, line ends stay. */
export function parseTyped(text: string): readonly Inline[] {
  return text.split(/(https?:\/\/[^\s<>"]+)/).flatMap((part, index): readonly Inline[] => {
    if (index % 2 === 0) return part === "" ? [] : [{ is: "text", text: part }];
    const href = withoutTrailingMarks(part);
    const tail = part.slice(href.length);
    return link(null, href, false).concat(tail === "" ? [] : [{ is: "text", text: tail }]);
  });
}
