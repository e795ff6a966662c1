import { html } from "../html.ts";
import { counted, fill } from "../words.ts";
import { PLAIN, type Frame, type Page } from "../page.ts";
import { askBox, langOf, linkList } from "../parts.ts";
import { paths } from "../paths.ts";
import { ICONS } from "../icons.ts";

/** All there is in one language. */
export function homePage(frame: Frame): Page {
  const { content, language, words, site, spoken } = frame;
  const popular = content.popular(language);
  const categories = content.categories(language);
  const title = fill(words.helpOf, { shop: site.shop });
  return {
    ...PLAIN,
    title,
    description: words.lead,
    canonical: paths.home(language),
    alternates: content.languages.map((one) => ({ language: one, path: paths.home(one) })),
    fallbackPath: paths.help,
    greeting: { title: words.hello, text: words.lead },
    body: html`${
      popular.length === 0
        ? null
        : html`<section>
            <h2 class="label">${words.often}</h2>
            ${linkList(frame, popular)}
          </section>`
    }
    ${
      categories.length === 0
        ? null
        : html`<section>
            <h2 class="label">${words.topics}</h2>
            <ul class="tiles">
              ${categories.map(
                ({ key, articles }) =>
                  html`<li>
                    <a class="card" href="${paths.category(language, key)}"
                      ><b class="strong" ${langOf(frame, language, "auto")}
                        >${frame.category(key)}</b
                      ><span class="small soft num"
                        >${counted({ forms: words.articles, count: articles.length, language: spoken })}</span
                      >${ICONS.next}</a
                    >
                  </li>`,
              )}
            </ul>
          </section>`
    }
    ${askBox(frame, { title: words.askTitle, question: null })}`,
  };
}
