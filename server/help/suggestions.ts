import type { Suggestions } from "../protocol/help.ts";
import { nameOf } from "./languages.ts";
import type { Frame } from "./page.ts";
import { paths } from "./paths.ts";
import { counted, fill } from "./words.ts";

const SHOWN = 5;

export function suggestionsFor(frame: Frame, question: string): Suggestions {
  const { words, language, spoken } = frame;
  if (question === "") return { results: [], says: "", more: null };
  const found = frame.find(question, SHOWN);
  if (found.length === 0) {
    const more = { title: words.ask, url: paths.ask(language, question) };
    return { results: [], says: fill(words.nothing, { question }), more };
  }
  return {
    results: found.map(({ article, passage }) => ({
      title: article.title,
      text: passage,
      url: paths.article(article.language, article.topic, question),
      language: article.language,
      note: article.language === language ? null : nameOf(article.language),
    })),
    says: counted({ forms: words.found, count: found.length, language: spoken }),
    more: { title: words.all, url: paths.search(language, question) },
  };
}
