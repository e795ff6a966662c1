import { intentOf } from "../knowledge/intents.ts";
import type { Article } from "../knowledge/article.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { identifyLanguage } from "../knowledge/language/identify.ts";
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
  };
}

/** Found out once for each state of the knowledge base. */
const languages = new WeakMap<readonly Article[], readonly string[]>();

function languagesOf(articles: readonly Article[]): readonly string[] {
  const known = languages.get(articles);
  if (known !== undefined) return known;
  const found = [...new Set(articles.map(({ language }) => language))];
  languages.set(articles, found);
  return found;
}
