import { MAX_QUESTION } from "../protocol/help.ts";
import { html, Html } from "./html.ts";
import { ICONS, TERRACES } from "./icons.ts";
import { directionOf, nameOf } from "./languages.ts";
import type { Frame, Page } from "./page.ts";
import { paths } from "./paths.ts";

/** The whole document around a page's own part. */
export function documentOf(frame: Frame, page: Page): string {
  const { spoken } = frame;
  const document = html`<!doctype html>
    <html lang="${spoken}" dir="${directionOf(spoken)}">
      <head>
        ${headOf(frame, page)}
      </head>
      <body class="ui">
        <a class="skip" href="#content">${frame.words.skip}</a>
        ${headerOf(frame, page)}
        <main id="content" tabindex="-1">${crumbsOf(frame, page)} ${page.body}</main>
      </body>
    </html> `;
  return document.toString();
}

function headOf({ site, words }: Frame, page: Page): Html {
  const { base, shop, assets, siteKey } = site;
  const title = page.greeting === null ? `${page.title} · ${shop}` : page.title;
  return html`<meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
    <meta name="color-scheme" content="light dark" />
    <title>${title}</title>
    <meta name="description" content="${page.description}" />
    <meta property="og:title" content="${page.title}" />
    <meta property="og:description" content="${page.description}" />
    <meta property="og:site_name" content="${shop}, ${words.help}" />
    ${page.canonical === null ? html`<meta name="robots" content="noindex" />` : html`<link rel="canonical" href="${base + page.canonical}" />`}
    ${page.alternates.map(({ language, path }) => html`<link rel="alternate" hreflang="${language}" href="${base + path}" />`)}
    ${page.fallbackPath === null ? null : html`<link rel="alternate" hreflang="x-default" href="${base + page.fallbackPath}" />`}
    <link rel="icon" href="/favicon.ico" type="image/svg+xml" />
    ${assets.style === null ? null : html`<link rel="stylesheet" href="${assets.style}" />`}
    ${assets.script === null ? null : html`<script type="module" src="${assets.script}"></script>`}
    ${widgetTag(siteKey, page.opensChat)} ${page.data.map((one) => Html.json(one))}`;
}

/** The very tag an owner puts on their own pages. */
function widgetTag(siteKey: string, opens: boolean): Html {
  return opens
    ? html`<script async src="/widget.js" data-site="${siteKey}" data-open></script>`
    : html`<script async src="/widget.js" data-site="${siteKey}"></script>`;
}

function headerOf(frame: Frame, page: Page): Html {
  const { site, language, words } = frame;
  return html`<header class="water${page.greeting === null ? "" : " tall"}">
    ${TERRACES}
    <div class="inner">
      <div class="brand">
        <a href="${paths.home(language)}"
          ><span class="logo" aria-hidden="true"
            >${site.demo ? ICONS.tent : ([...site.shop][0] ?? "")}</span
          ><span class="clip">${site.shop}</span><span class="soft">${words.help}</span></a
        >
        ${site.demo ? html`<span class="chip">${words.demo}</span>` : null}
        ${site.mails ? html`<a class="all-requests" href="/requests" title="${words.requests}">${ICONS.doc}<span>${words.requests}</span></a>` : null}
        ${languagesOf(frame, page)}
      </div>
      ${
        page.greeting === null
          ? null
          : html`<h1>${page.greeting.title}</h1>
              <p class="lead">${page.greeting.text}</p>`
      }
      ${searchForm(frame, page.question)}
    </div>
  </header>`;
}

/** Every language this page, or failing that the help centre, exists in. */
function languagesOf({ content, language, words }: Frame, page: Page): Html | null {
  const offered =
    page.alternates.length > 0
      ? page.alternates
      : content.languages.map((one) => ({ language: one, path: paths.home(one) }));
  if (offered.length < 2) return null;
  return html`<details class="languages">
    <summary>
      ${ICONS.globe}<span class="sr">${words.language}: </span
      ><span>${nameOf(language)}</span>${ICONS.down}
    </summary>
    <ul class="card">
      ${offered.map(
        (one) =>
          html`<li>
            <a
              href="${one.path}"
              lang="${one.language}"
              hreflang="${one.language}"
              ${one.language === language ? html` aria-current="true"` : null}
              >${nameOf(one.language)}</a
            >
          </li>`,
      )}
    </ul>
  </details>`;
}

/** Works by itself; with the script it also answers while one types. */
function searchForm({ language, words }: Frame, question: string): Html {
  return html`<form class="field ask" role="search" action="${paths.search(language)}">
    <input
      type="search"
      name="q"
      aria-label="${words.search}"
      placeholder="${words.placeholder}"
      value="${question}"
      maxlength="${MAX_QUESTION}"
      autocomplete="off"
      enterkeyhint="search"
      dir="auto"
    />
    <button class="go" aria-label="${words.searchAction}">${ICONS.search}</button>
    <div class="card finds" hidden></div>
    <p class="sr" role="status"></p>
  </form>`;
}

function crumbsOf({ words }: Frame, { crumbs }: Page): Html | null {
  if (crumbs.length === 0) return null;
  return html`<nav class="crumbs" aria-label="${words.path}">
    <ol>
      ${crumbs.map(({ name, path }) => html`<li><a href="${path}">${name}</a>${ICONS.next}</li>`)}
    </ol>
  </nav>`;
}
