import type { Article } from "../../../knowledge/article.ts";
import { html, type Html } from "../html.ts";
import { dayIn, nameOf } from "../languages.ts";
import { markdownHtml, markdownText } from "../markdown-html.ts";
import { PLAIN, type Alternate, type Frame, type Page } from "../page.ts";
import { askBox, langOf, linkList } from "../parts.ts";
import { paths } from "../paths.ts";
import { articleData, breadcrumbData } from "../structured.ts";
import { fill } from "../words.ts";

/** What the reader came with, and what they said of the article just now. */
export type Reading = {
  readonly question: string | null;
  readonly said: "yes" | "no" | null;
};

const RELATED = 5;
const DESCRIPTION = 160;

export function articlePage(frame: Frame, article: Article, reading: Reading): Page {
  const { content, language, spoken, words, site } = frame;
  const { topic, title, body, category } = article;
  const section = frame.category(category);
  const path = paths.article(language, topic);
  const crumbs = [
    { name: words.help, path: paths.home(language) },
    { name: section, path: paths.category(language, category) },
  ];
  const alternates = content.translations(topic).map((one): Alternate => ({
    language: one.language,
    path: paths.article(one.language, topic),
  }));
  const byDefault = alternates.find((one) => one.language === site.fallback) ?? alternates[0];
  return {
    ...PLAIN,
    title,
    description: markdownText(body, DESCRIPTION),
    canonical: path,
    alternates,
    fallbackPath: byDefault?.path ?? null,
    crumbs,
    question: reading.question ?? "",
    body: html`<div class="split">
      <div>
        <article class="card sheet">
          <h1${langOf(frame, language)}>${title}</h1>
          <p class="tiny soft">${fill(words.updated, { day: dayIn(spoken, article.updatedAt) })}</p>
          <div${langOf(frame, language)}>${markdownHtml(body)}</div>
        </article>
        ${verdict(frame, article, reading)}
      </div>
      ${beside(frame, { article, alternates })}
    </div>`,
    data: [
      breadcrumbData(site, [...crumbs, { name: title, path }]),
      articleData(site, article, { path, section }),
    ],
  };
}

/** "Was this helpful?" as a form; once answered, thanks, and after a no the way to a person. */
function verdict(frame: Frame, { topic, title }: Article, { question, said }: Reading): Html {
  const { words, language } = frame;
  const asked = question ?? fill(words.askAbout, { title });
  if (said === "no")
    return html`<div id="said" role="status">
      ${askBox(frame, { title: words.thanksNo, question: asked })}
    </div>`;
  if (said === "yes") return html`<p id="said" class="card said" role="status">${words.thanks}</p>`;
  return html`<form class="card verdict" method="post" action="${paths.rating(language, topic)}">
      <input type="hidden" name="q" value="${question ?? ""}" />
      <h2>${words.helpful}</h2>
      <span class="answers"
        ><button class="btn btn-line" name="helpful" value="yes">${words.yes}</button>
        <button class="btn btn-line" name="helpful" value="no">${words.no}</button></span
      >
    </form>
    ${askBox(frame, { title: words.askTitle, question: asked })}`;
}

type Beside = { readonly article: Article; readonly alternates: readonly Alternate[] };

function beside(frame: Frame, { article, alternates }: Beside): Html {
  const { content, language, words } = frame;
  const related = (
    content.categories(language).find(({ key }) => key === article.category)?.articles ?? []
  )
    .filter(({ topic }) => topic !== article.topic)
    .slice(0, RELATED);
  const others = alternates.filter((one) => one.language !== language);
  return html`<aside>
    ${
      related.length === 0
        ? null
        : html`<section>
            <h2 class="label">${words.related}</h2>
            ${linkList(frame, related)}
          </section>`
    }
    ${
      others.length === 0
        ? null
        : html`<section>
            <h2 class="label">${words.otherLanguages}</h2>
            <ul class="tongues">
              ${others.map(
                (one) =>
                  html`<li>
                    <a href="${one.path}" lang="${one.language}" hreflang="${one.language}"
                      >${nameOf(one.language)}</a
                    >
                  </li>`,
              )}
            </ul>
          </section>`
    }
  </aside>`;
}
