import type { Category } from "../content.ts";
import { html } from "../html.ts";
import { PLAIN, type Frame, type Page } from "../page.ts";
import { articleList, askBox, langOf, withFirstWords } from "../parts.ts";
import { paths } from "../paths.ts";
import { breadcrumbData, faqData } from "../structured.ts";

/** The articles of one category. */
export function categoryPage(frame: Frame, { key, articles }: Category): Page {
  const { content, language, words, site } = frame;
  const name = frame.category(key);
  const path = paths.category(language, key);
  const crumbs = [{ name: words.help, path: paths.home(language) }];
  const languages = content.languagesOf(key);
  const found = withFirstWords(articles);
  return {
    ...PLAIN,
    title: name,
    description: articles
      .map(({ title }) => title)
      .join(" · ")
      .slice(0, 300),
    canonical: path,
    alternates: languages.map((one) => ({ language: one, path: paths.category(one, key) })),
    fallbackPath: paths.category(
      languages.includes(site.fallback) ? site.fallback : (languages[0] ?? language),
      key,
    ),
    crumbs,
    body: html`<h1${langOf(frame, language, "auto")}>${name}</h1>
${articleList(frame, found)}
${askBox(frame, { title: words.askTitle, question: null })}`,
    data: [breadcrumbData(site, [...crumbs, { name, path }]), faqData(articles, language)],
  };
}
