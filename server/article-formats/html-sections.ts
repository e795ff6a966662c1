import { Parser } from "htmlparser2";
import { MarkdownLines } from "./markdown-lines.ts";

/** What stands below one heading, as Markdown. */
export type Section = {
  /** 1 to 6; 7: a question of a list of them; 0: what stands before any heading. */
  readonly level: number;
  readonly title: string;
  readonly body: string;
};

export type HtmlPage = {
  readonly title: string;
  readonly language: string | null;
  /** The main content, or all there is where a page does not say which that is. */
  readonly sections: readonly Section[];
  /** Texts of `<script type="application/ld+json">`. */
  readonly data: readonly string[];
};

const QUESTION = 7;
/** No page that people read is nested more. */
const DEEPEST = 1_000;
const DROPPED: ReadonlySet<string> = new Set(
  "script style noscript template nav footer aside button select textarea datalist iframe svg math object video audio canvas dialog".split(
    " ",
  ),
);
const BLOCKS: ReadonlySet<string> = new Set(
  "p div section article main header form fieldset legend blockquote pre table tr ul ol dl dd figure figcaption address hr details body".split(
    " ",
  ),
);
const HEADING = /^h([1-6])$/;

/** Reads a page from its beginning to its end. Nothing in it is run or fetched. Throws when it is nested too deep. */
export function readHtml(html: string): HtmlPage {
  const reader = new PageReader();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.open(name, attributes),
      ontext: (text) => reader.text(text),
      onclosetag: (name) => reader.close(name),
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.end(html);
  return reader.page();
}

type Draft = {
  readonly level: number;
  title: string;
  readonly main: boolean;
  readonly lines: MarkdownLines;
};

class PageReader {
  /** Later ones are not the page's own. */
  readonly #titles: string[] = [];
  #language: string | null = null;
  readonly #data: string[] = [];
  readonly #drafts: Draft[] = [{ level: 0, title: "", main: false, lines: new MarkdownLines() }];
  #dropped: string | null = null;
  #droppedDepth = 0;
  #main = 0;
  #depth = 0;
  #inTitle = false;
  #inData = false;
  #heading: MarkdownLines | null = null;

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#depth += 1;
    // The parser takes ever longer for every tag that is open.
    if (this.#depth > DEEPEST) throw new Error(`more than ${DEEPEST} tags within each other`);
    if (name === "html") this.#language = attributes["lang"] ?? null;
    if (name === "script" && attributes["type"] === "application/ld+json") {
      this.#inData = true;
      this.#data.push("");
    }
    if (this.#dropped !== null) {
      if (name === this.#dropped) this.#droppedDepth += 1;
      return;
    }
    if (DROPPED.has(name)) {
      this.#dropped = name;
      this.#droppedDepth = 1;
      return;
    }
    if (name === "title") {
      this.#inTitle = true;
      this.#titles.push("");
    }
    if (name === "main" || name === "article") this.#main += 1;
    const level = levelOf(name);
    if (level !== null) this.#begin(level);
    else this.#lines.open(name, attributes, BLOCKS.has(name));
  }

  text(text: string): void {
    if (this.#inData) this.#data[this.#data.length - 1] += text;
    if (this.#dropped !== null) return;
    if (this.#inTitle) this.#titles[this.#titles.length - 1] += text;
    else (this.#heading ?? this.#lines).text(text);
  }

  close(name: string): void {
    this.#depth -= 1;
    if (name === "title") this.#inTitle = false;
    if (name === "script") this.#inData = false;
    if (this.#dropped !== null) {
      if (name === this.#dropped) this.#droppedDepth -= 1;
      if (this.#droppedDepth === 0) this.#dropped = null;
      return;
    }
    if (levelOf(name) !== null) return this.#endHeading();
    this.#lines.close(name, BLOCKS.has(name));
    // What comes behind a list of questions belongs to none of them.
    if (name === "details" || name === "dl") this.#add(0);
    if (name === "main" || name === "article") {
      this.#main -= 1;
      this.#add(0);
    }
  }

  page(): HtmlPage {
    const all = this.#drafts.map(({ level, title, main, lines }) => ({
      level,
      title,
      main,
      body: lines.markdown(),
    }));
    const inMain = all.filter(({ main }) => main);
    const hasMain = inMain.some(({ body }) => body !== "");
    return {
      title: (this.#titles[0] ?? "").replace(/\s+/g, " ").trim(),
      language: this.#language,
      sections: (hasMain ? inMain : all).map(({ level, title, body }) => ({ level, title, body })),
      data: this.#data,
    };
  }

  get #lines(): MarkdownLines {
    return this.#draft.lines;
  }

  get #draft(): Draft {
    const last = this.#drafts.at(-1);
    if (last === undefined) throw new Error("there is always one");
    return last;
  }

  #begin(level: number): void {
    this.#add(level);
    this.#heading = new MarkdownLines();
  }

  #endHeading(): void {
    if (this.#heading !== null) this.#draft.title = this.#heading.plain();
    this.#heading = null;
  }

  #add(level: number): void {
    this.#drafts.push({ level, title: "", main: this.#main > 0, lines: new MarkdownLines() });
  }
}

function levelOf(name: string): number | null {
  if (name === "summary" || name === "dt") return QUESTION;
  const found = HEADING.exec(name);
  return found === null ? null : Number(found[1]);
}
