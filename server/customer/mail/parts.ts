import { html, type Html } from "../../help/html.ts";
import { directionOf } from "../../help/languages.ts";

export type Sending = {
  /** Where this server is reached from outside, without a slash at its end. */
  readonly base: string;
  /** What Message-IDs end in: the sender's own domain. */
  readonly domain: string;
};

/** What mails are put together from. */
export type Part =
  | { readonly is: "says"; readonly text: string }
  | { readonly is: "list"; readonly lines: readonly string[] }
  | { readonly is: "quote"; readonly by: string; readonly text: string }
  | { readonly is: "link"; readonly text: string; readonly url: string }
  | { readonly is: "small"; readonly text: string }
  /** What is above it in an answer is the answer. */
  | { readonly is: "marker"; readonly text: string };

/** The same as plain text and as simple HTML. */
export function bodyOf(
  language: string,
  parts: readonly Part[],
): { readonly text: string; readonly html: string } {
  return { text: parts.map(asText).join("\n\n") + "\n", html: documentOf(language, parts) };
}

export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
}

function asText(part: Part): string {
  switch (part.is) {
    case "says":
    case "small":
    case "marker":
      return part.text;
    case "list":
      return part.lines.map((line) => `- ${line}`).join("\n");
    case "quote":
      return `${part.by}\n${part.text.replace(/^/gm, "> ")}`;
    case "link":
      return `${part.text}:\n${part.url}`;
    default:
      return part satisfies never;
  }
}

/** Nothing is fetched by whoever reads it: no images, no fonts, no way to see that it was opened. */
function documentOf(language: string, parts: readonly Part[]): string {
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

/** White space in it is shown as it is, so none of the template's own may stand around the text. */
const QUOTE =
  "white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid #8a9a98; border-radius: 10px; padding: 12px 16px";

function asHtml(part: Part): Html {
  switch (part.is) {
    case "says":
      return html`<p>${part.text}</p>`;
    case "marker":
      return html`<p style="font-size: 13px">${part.text}</p>`;
    case "small":
      return html`<p style="font-size: 13px; overflow-wrap: anywhere">${part.text}</p>`;
    case "list":
      return html`<ul>
        ${part.lines.map((line) => html`<li dir="auto">${line}</li>`)}
      </ul>`;
    case "quote":
      return html`<p style="margin-bottom: 4px"><b>${part.by}</b></p>
        <div dir="auto" style="${QUOTE}">${part.text}</div>`;
    case "link":
      return html`<p><a href="${part.url}">${part.text}</a></p>`;
    default:
      return part satisfies never;
  }
}
