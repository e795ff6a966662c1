import { parseMarkdown, type Block, type Inline } from "../protocol/markdown.ts";
import { html, type Html } from "./html.ts";

/** An article's Markdown for its page. Headings are h2: the title above them is the page's h1. */
export function markdownHtml(markdown: string): Html {
  return html`${parseMarkdown(markdown).map(blockHtml)}`;
}

function blockHtml(block: Block): Html {
  switch (block.is) {
    case "paragraph":
      return html`<p>${block.of.map(inlineHtml)}</p>`;
    case "heading":
      return html`<h2>${block.of.map(inlineHtml)}</h2>`;
    case "list": {
      const items = block.items.map((item) => html`<li>${item.map(inlineHtml)}</li>`);
      return block.start === null
        ? html`<ul>
            ${items}
          </ul>`
        : html`<ol start="${block.start}">
            ${items}
          </ol>`;
    }
  }
}

function inlineHtml(part: Inline): Html {
  switch (part.is) {
    case "text":
      return html`${part.text}`;
    case "break":
      return html`<br />`;
    case "strong":
      return html`<strong>${part.of.map(inlineHtml)}</strong>`;
    case "em":
      return html`<em>${part.of.map(inlineHtml)}</em>`;
    case "link":
      // The parser lets web addresses through alone.
      return html`<a href="${part.href}" rel="noopener nofollow">${part.of.map(inlineHtml)}</a>`;
  }
}

/** Its first words without any marks: whole sentences where they fit, at most `limit` characters. */
export function markdownText(markdown: string, limit: number): string {
  const blocks = parseMarkdown(markdown).filter(({ is }) => is !== "heading");
  let text = "";
  for (const block of blocks) {
    const more = `${text} ${plainBlock(block)}`.trim();
    if (more.length > limit) return text === "" ? cut(more, limit) : text;
    text = more;
  }
  return text;
}

function plainBlock(block: Block): string {
  if (block.is !== "list") return block.of.map(plainInline).join("");
  return block.items.map((item) => item.map(plainInline).join("")).join(" ");
}

function plainInline(part: Inline): string {
  if (part.is === "text") return part.text;
  return part.is === "break" ? " " : part.of.map(plainInline).join("");
}

/** At the end of a sentence, else of a word; never inside a character. */
function cut(text: string, limit: number): string {
  const head = text.slice(0, limit - 1).replace(/\p{Surrogate}$/u, "");
  const sentence = /^.*(?:[.!?](?=\s|$)|[。！？])/s.exec(head)?.[0];
  if (sentence !== undefined && sentence.length > limit / 3) return sentence;
  return `${head.replace(/\s+\S*$/, "")}…`;
}
