import type { Article } from "../../knowledge/article.ts";
import type { Found } from "./find.ts";
import { html, type Html } from "./html.ts";
import { ICONS } from "./icons.ts";
import { directionOf, nameOf } from "./languages.ts";
import { markdownText } from "./markdown-html.ts";
import type { Frame } from "./page.ts";
import { paths } from "./paths.ts";

const TEXT = 160;

/** Articles with their first words, or with those that fit what was asked. */
export function articleList(
  frame: Frame,
  found: readonly Found[],
  question: string | null = null,
): Html {
  return html`<ul class="card rows">
    ${found.map(
      ({ article, passage }) =>
        html`<li>
          <a class="row" href="${paths.article(article.language, article.topic, question)}"
            >${ICONS.doc}<span class="body" ${langOf(frame, article.language)}
              ><b class="strong">${article.title}</b>${otherLanguage(frame, article)}<span
                class="small soft"
                >${passage}</span
              ></span
            >${ICONS.next}</a
          >
        </li>`,
    )}
  </ul>`;
}

export function withFirstWords(articles: readonly Article[]): readonly Found[] {
  return articles.map((article) => ({ article, passage: markdownText(article.body, TEXT) }));
}

/** Says so where an article is in another language than the page. */
function otherLanguage({ language }: Frame, article: Article): Html | null {
  return article.language === language
    ? null
    : html` <span class="chip">${nameOf(article.language)}</span>`;
}

/** Titles alone. */
export function linkList(frame: Frame, articles: readonly Article[]): Html {
  return html`<ul class="links">
    ${articles.map(
      (article) =>
        html`<li>
          <a href="${paths.article(article.language, article.topic)}"
            >${ICONS.doc}<span ${langOf(frame, article.language)}>${article.title}</span
            >${ICONS.next}</a
          >
        </li>`,
    )}
  </ul>`;
}

/** What is written in another language than the words around it is spoken and laid out in its own. */
export function langOf(
  { spoken }: Frame,
  language: string,
  direction: "auto" | "ltr" | "rtl" = directionOf(language),
): Html | null {
  return language === spoken ? null : html` lang="${language}" dir="${direction}"`;
}

type AskBox = { readonly title: string; readonly question: string | null };

/** The way to the bot and to people; what was asked goes along. */
export function askBox({ words, language }: Frame, { title, question }: AskBox): Html {
  return html`<section class="card asking">
    <div class="grow">
      <h2>${title}</h2>
      <p class="soft">${words.askText}</p>
    </div>
    <a class="btn btn-main" href="${paths.ask(language, question)}" rel="nofollow"
      >${ICONS.chat}${words.ask}</a
    >
  </section>`;
}
