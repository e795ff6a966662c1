import { intentOf } from "../knowledge/intents.ts";
import type { Article } from "../knowledge/article.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { identifyLanguage } from "../knowledge/language/identify.ts";
import { writtenLanguage } from "../knowledge/language/written.ts";
import { OFFERED } from "./customer/words.ts";
import type { Strictness } from "./protocol/articles.ts";
import type { BotKnowledge } from "./domain/bot-turn.ts";

/** Below this a language is guessed, not identified. */
const SURE = 0.5;
/** Hits the bot looks at: the best, and what it may suggest instead. */
const HITS = 6;

/** The answer engine as the bot uses it. */
export function botKnowledge(knowledge: Knowledge, strictness: () => Strictness): BotKnowledge {
  return {
    ask: (text, previous) =>
      knowledge.ask(text, {
        limit: HITS,
        strictness: strictness(),
        ...(previous === null ? {} : { previous }),
      }),
    article(id) {
      const article = knowledge.get(id);
      return article === undefined
        ? null
        : { id, title: article.title, updatedAt: article.updatedAt };
    },
    intentOf,
    languageOf(text, prior) {
      const found = identifyLanguage(text, languagesOf(knowledge.list()), prior ?? undefined);
      return found !== null && found.confidence >= SURE ? found.language : null;
    },
    writtenIn: (text, known) =>
      writtenLanguage(text, { offered: offeredWith(knowledge.list()), known }),
  };
}

const languagesOf = ofArticles((articles) => [
  ...new Set(articles.map(({ language }) => language)),
]);

/** What the shop has articles in, and what customers are written to in. */
const offeredWith = ofArticles((articles) => [...new Set([...OFFERED, ...languagesOf(articles)])]);

type Languages = (articles: readonly Article[]) => readonly string[];

/** Found out once for each state of the knowledge base. */
function ofArticles(find: Languages): Languages {
  const found = new WeakMap<readonly Article[], readonly string[]>();
  return (articles) => {
    const known = found.get(articles) ?? find(articles);
    found.set(articles, known);
    return known;
  };
}
