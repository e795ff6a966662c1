/** Collects text with marks as the Markdown our articles may have: paragraphs, lists, bold, emphasis, links. */
export class MarkdownLines {
  readonly #blocks: string[] = [];
  #line = "";
  /** What the first words of an item are put behind, whatever block they stand in. */
  #marker = "";
  #isPre = false;
  readonly #lists: { ordered: boolean; count: number }[] = [];
  readonly #links: { readonly href: string; readonly at: number }[] = [];
  /** Where open marks began in the line, so that empty ones leave nothing. */
  readonly #marks: { readonly mark: string; readonly at: number }[] = [];

  open(name: string, attributes: Readonly<Record<string, string>>, isBlock: boolean): void {
    if (isBlock) this.#endLine();
    const mark = MARKS.get(name);
    if (mark !== undefined) this.#marks.push({ mark, at: this.#line.length });
    else if (name === "br") this.#line += "\n";
    else if (name === "ul" || name === "ol") this.#lists.push({ ordered: name === "ol", count: 0 });
    else if (name === "li") this.#item();
    else if (name === "pre") this.#isPre = true;
    else if (name === "a")
      this.#links.push({ href: attributes["href"] ?? "", at: this.#line.length });
    else if ((name === "td" || name === "th") && this.#line.trim() !== "") this.#line += " | ";
  }

  text(text: string): void {
    if (this.#isPre) {
      this.#line += text.replace(/[^\S\n]+/g, " ");
      return;
    }
    const words = text.replace(/\s+/g, " ");
    const atStart = this.#line === "" || /\s$/.test(this.#line);
    this.#line += atStart ? words.trimStart() : words;
  }

  close(name: string, isBlock: boolean): void {
    if (MARKS.has(name)) this.#closeMark();
    else if (name === "a") this.#closeLink();
    else if (name === "ul" || name === "ol") {
      this.#endLine();
      this.#lists.pop();
    } else if (name === "li") this.#endItem();
    else if (name === "pre") this.#isPre = false;
    if (isBlock) this.#endLine();
  }

  markdown(): string {
    this.#endLine();
    let text = "";
    let before: string | null = null;
    for (const block of this.#blocks) {
      const kind = ITEM.exec(block)?.[0]?.slice(-2) ?? null;
      const gap = kind !== null && kind === before ? "\n" : "\n\n";
      text += text === "" ? block : gap + block;
      before = kind;
    }
    return text;
  }

  /** On one line, without marks. */
  plain(): string {
    return [...this.#blocks, this.#line].join(" ").replace(/\s+/g, " ").trim();
  }

  #item(): void {
    this.#endLine();
    const list = this.#lists.at(-1);
    if (list === undefined) return;
    list.count += 1;
    this.#marker = list.ordered ? `${list.count}. ` : "- ";
  }

  #endItem(): void {
    this.#endLine();
    this.#marker = "";
  }

  #closeMark(): void {
    const open = this.#marks.pop();
    if (open === undefined || open.at > this.#line.length) return;
    const inside = this.#line.slice(open.at);
    const words = inside.trim();
    if (words === "" || words.includes("\n")) return;
    const [before, after] = inside.split(words, 2);
    this.#line = `${this.#line.slice(0, open.at)}${before ?? ""}${open.mark}${words}${open.mark}${after ?? ""}`;
  }

  #closeLink(): void {
    const open = this.#links.pop();
    if (open === undefined || open.at > this.#line.length) return;
    const words = this.#line.slice(open.at).trim();
    const isAddress = /^https?:\/\/[^\s()<>]+$/i.test(open.href);
    if (words === "" || !isAddress || /[[\]\n]/.test(words)) return;
    this.#line = `${this.#line.slice(0, open.at)}[${words}](${open.href})`;
  }

  #endLine(): void {
    const line = this.#line
      .split("\n")
      .map((one) => one.trim())
      .join("\n")
      .trim()
      // Markdown takes a bare line end for a space.
      .replace(/(?<!\n)\n(?!\n)/g, "  \n");
    this.#line = "";
    this.#marks.length = 0;
    this.#links.length = 0;
    if (line === "") return;
    this.#blocks.push(this.#marker + line);
    this.#marker = "";
  }
}

const MARKS: ReadonlyMap<string, string> = new Map([
  ["strong", "**"],
  ["b", "**"],
  ["em", "*"],
  ["i", "*"],
]);
const ITEM = /^(?:- |\d+\. )/;
