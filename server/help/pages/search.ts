import { html } from "../html.ts";
import { counted, fill } from "../words.ts";
import { PLAIN, type Frame, type Page } from "../page.ts";
import { articleList, askBox, linkList } from "../parts.ts";
import { paths } from "../paths.ts";

const RESULTS = 10;

/** Results of a search; the same as the script shows while one types, and more of them. */
export function searchPage(frame: Frame, question: string): Page {
  const { words, language, content } = frame;
  const crumbs = [{ name: words.help, path: paths.home(language) }];
  const page = { ...PLAIN, description: words.lead, crumbs, question };
  if (question === "") {
    return {
      ...page,
      title: words.search,
      body: html`<h1>${words.search}</h1>
        <p class="soft">${words.searchHelp}</p>
        ${linkList(frame, content.popular(language))}`,
    };
  }
  const found = frame.find(question, RESULTS);
  const title = fill(words.resultsFor, { question });
  if (found.length === 0) {
    return {
      ...page,
      title,
      body: html`<h1>${fill(words.nothing, { question })}</h1>
        <p class="soft">${words.nothingText}</p>
        ${askBox(frame, { title: words.askTitle, question })}
        <section>
          <h2 class="label">${words.often}</h2>
          ${linkList(frame, content.popular(language))}
        </section>`,
    };
  }
  return {
    ...page,
    title,
    body: html`<h1>${title}</h1>
      <p class="soft num">
        ${counted({ forms: words.found, count: found.length, language: frame.spoken })}
      </p>
      ${articleList(frame, found, question)} ${askBox(frame, { title: words.unsure, question })}`,
  };
}
