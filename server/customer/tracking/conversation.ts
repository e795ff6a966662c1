import { html, type Html } from "../../help/html.ts";
import { markdownHtml } from "../../help/markdown-html.ts";
import { isImage, sizeText, type Attachment } from "../../protocol/files.ts";
import type { LostFile, Message } from "../../protocol/conversation.ts";
import type { Entry } from "../../protocol/view.ts";
import { clockFor } from "../clock.ts";
import { whyLost } from "../lost-files.ts";
import { fill } from "../words.ts";
import type { CustomerWords } from "../words/en.ts";

export type Talk = {
  readonly entries: readonly Entry[];
  readonly words: CustomerWords;
  /** The page's own, below which its files are. */
  readonly path: string;
  /** BCP 47. */
  readonly language: string;
  /** The reader's own, as their browser told it; null: not known. */
  readonly timeZone: string | null;
  /** Largest file that is taken, in bytes. */
  readonly largest: number;
};

/** All that was said, oldest first, by whom and when. */
export function conversationOf(talk: Talk): Html {
  const { words, entries } = talk;
  const timeOf = clockFor(talk);
  const said = entries.flatMap((entry) => {
    const text = entry.is === "message" ? textOf(entry.message) : null;
    return entry.is === "message" && text !== null ? [{ ...entry, text }] : [];
  });
  if (said.length === 0) return html`<p class="soft">${words.page.nothing}</p>`;
  return html`<ol class="talk">
    ${said.map(
      ({ message, at, text }) =>
        html`<li class="${message.author.kind === "visitor" ? "mine" : message.author.kind}">
          <p class="small soft">
            <bdi class="strong">${nameOf(message, words)}</bdi>
            <time datetime="${new Date(at).toISOString()}">${timeOf(at)}</time>
          </p>
          ${text === "" ? null : html`<div class="said-text" dir="auto">${text}</div>`}
          ${filesOf(message.files ?? [], talk)} ${lostOf(message.mail?.lost ?? [], talk)}
        </li>`,
    )}
  </ol>`;
}

/** What came with their mail and is not here: they are the one who can send it again (SPEC IM6). */
function lostOf(lost: readonly LostFile[], { words, language, largest }: Talk): Html | null {
  if (lost.length === 0) return null;
  const known = { spoken: { language, words }, largest };
  const lines = lost.map(({ name, why }) =>
    fill(words.lost.said, { name, why: whyLost(why, known) }),
  );
  return html`<ul class="lost small">
    ${lines.map((line) => html`<li dir="auto">${line}</li>`)}
  </ul>`;
}

/** Pictures in place, at their own shape so that nothing moves; whatever else is saved. */
function filesOf(files: readonly Attachment[], { path, language }: Talk): Html | null {
  if (files.length === 0) return null;
  return html`<ul class="files">
    ${files.map((file) => {
      const url = `${path}/files/${file.id}`;
      return html`<li>
        ${isImage(file.type) ? picture(file, url) : null}
        <a href="${url}?download=1" download="${file.name}">
          <bdi>${file.name}</bdi>
          <span class="small soft">${sizeText(file.bytes, language)}</span>
        </a>
      </li>`;
    })}
  </ul>`;
}

function picture({ name, width = 1, height = 1 }: Attachment, url: string): Html {
  return html`<a href="${url}"
    ><img
      src="${url}"
      alt="${name}"
      width="${String(width)}"
      height="${String(height)}"
      loading="lazy"
  /></a>`;
}

function nameOf({ author }: Message, { page }: CustomerWords): string {
  if (author.kind === "visitor") return page.you;
  return author.kind === "agent" ? author.name : page.bot;
}

/** Null: small talk of the bot, of no use afterwards. */
function textOf({ body }: Message): string | Html | null {
  switch (body.type) {
    case "text":
      return body.text;
    case "phrase":
      return null;
    case "answer":
      return html`<b>${body.article.title}</b> ${markdownHtml(body.passage)}`;
    case "suggestions":
      return html`<ul>
        ${body.articles.map(({ title }) => html`<li>${title}</li>`)}
      </ul>`;
    default:
      return body satisfies never;
  }
}
