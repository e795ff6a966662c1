import type { LetterContent } from "../../application/mailing.ts";
import type { Mail } from "../../application/ports.ts";
import { html, type Html } from "../../help/html.ts";
import { directionOf } from "../../help/languages.ts";
import type { Message } from "../../protocol/conversation.ts";
import { trackingLink } from "../links.ts";
import { fill, spokenTo, type Spoken } from "../words.ts";

export type Sending = {
  /** Where this server is reached from outside, without a slash at its end. */
  readonly base: string;
  /** What Message-IDs end in: the sender's own domain. */
  readonly domain: string;
};

const MOST_SUBJECT = 120;

/** A letter in its customer's language, as plain text and as the same in simple HTML. */
export function writeLetter(content: LetterContent, { base, domain }: Sending): Mail {
  const spoken = spokenTo(content.language);
  const parts = partsOf(content, { spoken, base });
  return {
    messageId: `${content.letter.id}@${domain}`,
    references: content.references,
    to: content.ticket.email ?? "",
    fromName: oneLine(content.shop),
    subject: subjectOf(content, spoken),
    text: parts.map(asText).join("\n\n") + "\n",
    html: documentOf(spoken, parts),
  };
}

type Part =
  | { readonly is: "says"; readonly text: string }
  | { readonly is: "quote"; readonly by: string; readonly text: string }
  | { readonly is: "link"; readonly text: string; readonly url: string }
  | { readonly is: "small"; readonly text: string };

function partsOf(
  { letter, ticket, messages, asks, unproved, secret, shop, agentName }: LetterContent,
  { spoken: { words }, base }: { readonly spoken: Spoken; readonly base: string },
): readonly Part[] {
  const { mail } = words;
  const { reference } = ticket;
  const name = agentName ?? shop;
  const says = (text: string): Part => ({
    is: "says",
    text: fill(text, { reference, shop, name }),
  });
  const link = (text: string, said?: "yes" | "no"): Part => ({
    is: "link",
    text,
    url: trackingLink(base, { reference, secret, said }),
  });
  return [
    ...(letter.about === "filed" ? [says(mail.filed), says(mail.next)] : []),
    ...(letter.about === "joined" ? [says(mail.joined), says(mail.late)] : []),
    ...messages.map((message) => quoteOf(message, mail.wrote)),
    ...(asks ? [says(mail.solved), link(mail.yes, "yes"), link(mail.no, "no")] : []),
    ...(unproved ? [says(mail.confirm)] : []),
    link(letter.about === "joined" ? mail.toChat : mail.page),
    { is: "small", text: fill(mail.code, { code: secret }) },
    { is: "small", text: mail.noReply },
    { is: "small", text: fill(mail.why, { shop }) },
  ];
}

/** Files are on the page, behind its link: mail carries none. */
function quoteOf({ author, body, files = [] }: Message, wrote: string): Part {
  const by = author.kind === "agent" ? fill(wrote, { name: author.name }) : "";
  const said = [body.type === "text" ? body.text : "", ...files.map(({ name }) => `[${name}]`)];
  return { is: "quote", by, text: said.filter((line) => line.trim() !== "").join("\n") };
}

/** The same in every mail on a request: programs that look at subjects keep them together too. */
function subjectOf({ ticket, references }: LetterContent, { words }: Spoken): string {
  const what = oneLine(ticket.subject) || words.page.untitled;
  const short = [...what].slice(0, MOST_SUBJECT).join("");
  return `${references.length > 0 ? "Re: " : ""}[${ticket.reference}] ${short}`;
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
}

function asText(part: Part): string {
  switch (part.is) {
    case "says":
    case "small":
      return part.text;
    case "quote":
      return `${part.by}\n${part.text.replace(/^/gm, "> ")}`;
    case "link":
      return `${part.text}:\n${part.url}`;
    default:
      return part satisfies never;
  }
}

/** Nothing is fetched by whoever reads it: no images, no fonts, no way to see that it was opened. */
function documentOf({ language }: Spoken, parts: readonly Part[]): string {
  return html`<!doctype html>
    <html lang="${language}" dir="${directionOf(language)}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
      </head>
      <body
        style="font: 16px/1.5 system-ui, sans-serif; max-width: 560px; margin: 24px auto; padding: 0 16px"
      >
        ${parts.map(asHtml)}
      </body>
    </html>`.toString();
}

function asHtml(part: Part): Html {
  switch (part.is) {
    case "says":
      return html`<p>${part.text}</p>`;
    case "small":
      return html`<p style="font-size: 13px; overflow-wrap: anywhere">${part.text}</p>`;
    case "quote":
      return html`<p style="margin-bottom: 4px"><b>${part.by}</b></p>
        <div
          dir="auto"
          style="white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid #8a9a98; border-radius: 10px; padding: 12px 16px"
        >
          ${part.text}
        </div>`;
    case "link":
      return html`<p><a href="${part.url}">${part.text}</a></p>`;
    default:
      return part satisfies never;
  }
}
