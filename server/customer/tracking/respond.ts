import { parse, serialize } from "cookie";
import type { Response } from "express";
import { html, type Html } from "../../help/html.ts";
import { TERRACES } from "../../help/icons.ts";
import { directionOf } from "../../help/languages.ts";
import type { HelpAssets } from "../../help/assets.ts";
import { REQUESTS, trackingPath } from "../links.ts";
import { openWorkspace } from "../../application/workspace.ts";
import type { CustomerSide } from "../side.ts";
import { spokenTo, type Spoken } from "../words.ts";

/** What every page of a request is made from. */
export type Setting = {
  readonly spoken: Spoken;
  readonly shop: string;
  readonly assets: HelpAssets;
  /** Shows the way to all requests. */
  readonly mails: boolean;
};

export async function settingOf(
  { deps, mails }: Pick<CustomerSide, "deps" | "mails">,
  { assets, wanted }: { readonly assets: HelpAssets; readonly wanted: string | undefined },
): Promise<Setting> {
  const { state } = await openWorkspace(deps);
  return { spoken: spokenTo(wanted), shop: state.name, assets, mails };
}

export type TrackingPage = {
  readonly status: number;
  readonly title: string;
  readonly body: Html;
};

/** Nothing inline runs, nothing comes from elsewhere, and nobody frames it. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

export function send(response: Response, setting: Setting, page: TrackingPage): void {
  response.set("Content-Security-Policy", POLICY);
  // The default, no referrer, would also take the Origin from our own forms.
  response.set("Referrer-Policy", "same-origin");
  response.set("Cache-Control", "no-store");
  response.set("X-Robots-Tag", "noindex");
  response.status(page.status).type("html").send(documentOf(setting, page));
}

function documentOf(
  { spoken, shop, assets, mails }: Setting,
  { title, body }: TrackingPage,
): string {
  const { language, words } = spoken;
  return html`<!doctype html>
    <html lang="${language}" dir="${directionOf(language)}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · ${shop}</title>
        <link rel="icon" href="/favicon.ico" type="image/svg+xml" />
        ${assets.style === null ? null : html`<link rel="stylesheet" href="${assets.style}" />`}
        ${assets.script === null ? null : html`<script type="module" src="${assets.script}"></script>`}
      </head>
      <body class="ui tracking">
        <a class="skip" href="#content">${words.page.skip}</a>
        <header class="water">
          ${TERRACES}
          <div class="inner">
            <p class="brand strong">
              <span class="logo" aria-hidden="true">${[...shop][0] ?? ""}</span>
              <span class="clip">${shop}</span>
            </p>
            ${mails ? html`<a class="all-requests" href="${REQUESTS}">${words.requests.title}</a>` : null}
          </div>
        </header>
        <main id="content" tabindex="-1">${body}</main>
      </body>
    </html>`.toString();
}

const COOKIE = "cascade_request";
const MONTH_SECONDS = 30 * 86_400;

/** The secret a browser has handed over for this request. */
export function secretIn(header: string | undefined): string | undefined {
  return parse(header ?? "")[COOKIE];
}

/** Goes to this request's own pages alone, and no script reads it; "" takes it back. */
export function secretCookie(
  secret: string,
  { reference, secure }: { readonly reference: string; readonly secure: boolean },
): string {
  return serialize(COOKIE, secret, {
    path: trackingPath(reference),
    secure,
    httpOnly: true,
    sameSite: "lax",
    maxAge: secret === "" ? 0 : MONTH_SECONDS,
  });
}
