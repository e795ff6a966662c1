import { html } from "../html.ts";
import { PLAIN, type Frame, type Page } from "../page.ts";
import { articleList, askBox, linkList, withFirstWords } from "../parts.ts";
import { paths } from "../paths.ts";

/* Pages that say what went wrong, and go on from there. */

export function missingPage(frame: Frame): Page {
  const { words, content, language } = frame;
  return {
    ...notice(frame, { status: 404, title: words.gone, text: words.goneText }),
    body: html`<h1>${words.gone}</h1>
      <p class="soft">${words.goneText}</p>
      <section>
        <h2 class="label">${words.often}</h2>
        ${linkList(frame, content.popular(language))}
      </section>
      ${askBox(frame, { title: words.askTitle, question: null })}`,
  };
}

/** The article exists, but not in this language. */
export function untranslatedPage(frame: Frame, topic: string): Page {
  const { words, content } = frame;
  const others = content.translations(topic);
  const title = words.notInLanguage;
  return {
    ...notice(frame, { status: 404, title, text: words.notInLanguageText }),
    alternates: [],
    body: html`<h1>${title}</h1>
      <p class="soft">${words.notInLanguageText}</p>
      ${articleList(frame, withFirstWords(others))}
      ${askBox(frame, { title: words.askTitle, question: null })}`,
  };
}

export function tooManyPage(frame: Frame): Page {
  const { words } = frame;
  return notice(frame, { status: 429, title: words.tooMany, text: words.tooManyText });
}

export function notCountedPage(frame: Frame): Page {
  const { words } = frame;
  return notice(frame, { status: 403, title: words.notCounted, text: words.notCountedText });
}

type Notice = { readonly status: number; readonly title: string; readonly text: string };

function notice(frame: Frame, { status, title, text }: Notice): Page {
  return {
    ...PLAIN,
    status,
    title,
    description: text,
    crumbs: [{ name: frame.words.help, path: paths.home(frame.language) }],
    body: html`<h1>${title}</h1>
      <p class="soft">${text}</p>`,
  };
}
