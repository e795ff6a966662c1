import { Parser } from "htmlparser2";
import { markerLine } from "../mail/marker.ts";
import { SIGNATURE_LINE } from "./signature-line.ts";

const LONGEST = 500_000;
const MOST_TEXT = 400_000;
const LONGEST_LINK = 300;
const LONGEST_LINE = 5_000;
/** What is nested deeper is not read: no program writes so, and looking through it takes too long. */
const DEEPEST = 1_000;
const BLOCKS = new Set(
  "address article aside blockquote center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tr ul".split(
    " ",
  ),
);
const APART = new Set(["p", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6"]);
const UNSEEN = new Set(["style", "script", "head", "title", "noscript", "template", "svg"]);
const QUOTES =
  /\b(?:gmail_quote|gmail_quote_container|yahoo_quoted|protonmail_quote|moz-cite-prefix)\b/;
const SIGNATURES = /\b(?:gmail_signature|moz-signature|protonmail_signature_block)\b/;
/** Where Outlook, the Apple way and the new way, puts what is answered: all behind it is that. */
const ORIGINALS = /^(?:divRplyFwdMsg|appendonsend|mail-editor-reference-message-container)$/;

type Open = {
  readonly name: string;
  readonly quotes: boolean;
  readonly hides: boolean;
  readonly href: string | null;
  readonly from: number;
  /** Number of the next of its items. */
  next: number;
};

/** A mail written in HTML as lines of text, with quotes and signatures marked as plain mails mark them. */
export function htmlLines(html: string): string {
  const writer = new LineWriter();
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (writer.depth >= DEEPEST) parser.reset();
        else writer.open(name, attributes);
      },
      onclosetag: (name) => writer.close(name),
      ontext: (text) => writer.text(text),
    },
    { decodeEntities: true },
  );
  parser.write(html.slice(0, LONGEST));
  parser.end();
  return writer.done();
}

class LineWriter {
  readonly #lines: string[] = [];
  readonly #stack: Open[] = [];
  #line = "";
  /** What the next line begins with: it may stand in an element of its own. */
  #item = "";
  #quotes = 0;
  #hidden = 0;
  #pre = 0;
  #length = 0;

  get depth(): number {
    return this.#stack.length;
  }

  open(
    name: string,
    { class: kind = "", id = "", style = "", href = "", start = "" }: Record<string, string>,
  ) {
    if (name === "br") return this.#newLine(true);
    if (BLOCKS.has(name)) this.#newLine(false);
    if (name === "td" || name === "th") this.text(" ");
    if (name === "li") this.#item = this.#nextItem();
    if (ORIGINALS.test(id.replace(/^x_/, "")) || /border-top:\s*solid #?E1E1E1/i.test(style))
      this.#mark(markerLine(""));
    if (SIGNATURES.test(kind) || id === "Signature" || id.startsWith("AppleMailSignature"))
      this.#mark(SIGNATURE_LINE);
    const quotes = name === "blockquote" || QUOTES.test(kind);
    const hides = UNSEEN.has(name);
    if (quotes) this.#quotes += 1;
    if (hides) this.#hidden += 1;
    if (name === "pre") this.#pre += 1;
    this.#stack.push({
      name,
      quotes,
      hides,
      href: linkOf(name, href),
      from: this.#line.length,
      next: Number.parseInt(start) || 1,
    });
  }

  close(name: string) {
    if (this.#stack.at(-1)?.name !== name) return;
    const { quotes, hides, href, from } = this.#stack.pop() as Open;
    if (
      href !== null &&
      !this.#line
        .slice(from)
        .slice(0, LONGEST_LINK * 2)
        .includes(href)
    )
      this.text(` (${href})`);
    if (BLOCKS.has(name)) this.#newLine(false);
    if (name === "li") this.#item = "";
    if (APART.has(name)) this.#gap();
    if (quotes) this.#quotes -= 1;
    if (hides) this.#hidden -= 1;
    if (name === "pre") this.#pre -= 1;
  }

  text(text: string) {
    this.#length += text.length;
    if (this.#hidden > 0 || this.#length > MOST_TEXT) return;
    if (this.#pre > 0) {
      const [first = "", ...rest] = text.split("\n");
      this.#line += first;
      for (const line of rest) {
        this.#newLine(true);
        this.#line += line;
      }
      return;
    }
    if (this.#line.length > LONGEST_LINE) this.#newLine(false);
    const flat = text.replace(/[ \t\r\n]+/g, " ");
    this.#line += this.#line === "" || this.#line.endsWith(" ") ? flat.trimStart() : flat;
  }

  done(): string {
    this.#newLine(false);
    return this.#lines.join("\n");
  }

  #nextItem(): string {
    const list = this.#stack.at(-1);
    return list?.name === "ol" ? `${list.next++}. ` : "- ";
  }

  #newLine(also: boolean) {
    if (this.#line.trim() === "" && (!also || this.#item !== "")) {
      this.#line = "";
      return;
    }
    const quote = this.#quotes > 0 ? `${">".repeat(Math.min(this.#quotes, 5))} ` : "";
    this.#push(quote + this.#item + this.#line);
    this.#item = "";
    this.#line = "";
  }

  #mark(line: string) {
    this.#newLine(false);
    this.#push(line);
  }

  /** A program that marks its signature may well draw the line above it, too. */
  #push(line: string) {
    if (line !== SIGNATURE_LINE) this.#lines.push(line.trimEnd());
    else if (this.#lines.at(-1) !== SIGNATURE_LINE) this.#lines.push(line);
  }

  #gap() {
    const last = this.#lines.at(-1);
    if (last !== undefined && last.replace(/^>+ /, "") !== "") this.#newLine(true);
  }
}

function linkOf(name: string, href: string): string | null {
  return name === "a" && /^https?:\/\//i.test(href) && href.length <= LONGEST_LINK ? href : null;
}
