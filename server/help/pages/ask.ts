import { html } from "../html.ts";
import { PLAIN, type Frame, type Page } from "../page.ts";
import { articleList } from "../parts.ts";
import { paths } from "../paths.ts";

/**
 * Where "Ask us" leads: the widget opens by itself and takes the question from this page's address
 * into its composer. The rest is for whoever has no script, and for whoever would rather not chat.
 */
export function askPage(frame: Frame, question: string): Page {
  const { words, language } = frame;
  const contact = frame.find(words.contactWords, 1);
  return {
    ...PLAIN,
    title: words.askTitle,
    description: words.askText,
    crumbs: [{ name: words.help, path: paths.home(language) }],
    opensChat: true,
    body: html`<div class="narrow">
      <h1>${words.askTitle}</h1>
      <p class="soft">${words.askText}</p>
      ${
        question === ""
          ? html`<p class="scripted">${words.askOpens}</p>`
          : html`<p class="scripted">${words.askWaiting}</p>
              <blockquote class="card brought" dir="auto">${question}</blockquote>`
      }
      <noscript><p class="card notice">${words.askNoScript}</p></noscript>
      ${
        contact.length === 0
          ? null
          : html`<section>
              <h2 class="label">${words.otherWays}</h2>
              ${articleList(frame, contact)}
            </section>`
      }
    </div>`,
  };
}
