import { tagged } from "../application/records.ts";
import type { Deps } from "../application/deps.ts";
import type { VisitorSurroundings } from "../application/snapshot.ts";
import { typingPreview } from "../application/typing-preview.ts";
import type { Knowledge } from "../../knowledge/knowledge.ts";
import type { CategoryNames } from "../application/ports.ts";
import { findArticles } from "../help/find.ts";
import { bestLanguage } from "../help/languages.ts";
import type { ArticleView, FoundArticle, TeamView } from "../protocol/visitor.ts";

/** What any visitor may know: who would answer now, and the published articles. */
export interface PublicInfo {
  team(): Promise<TeamView>;
  /** `language`: BCP 47 tag of the visitor's. */
  surroundings(language: string): Promise<VisitorSurroundings>;
  article(id: string): ArticleView | null;
  /** Articles on what somebody types, for a reader of the language (BCP 47). */
  find(text: string, language: string): readonly FoundArticle[];
}

const FACES = 3;
const POPULAR = 5;
const AGENTS = 1_000;
const FOUND = 5;

type PublicParts = {
  readonly knowledge: Knowledge;
  readonly category: CategoryNames;
  /** BCP 47 tag of the language for whom there is nothing in their own. */
  readonly fallback: () => string;
};

export function createPublicInfo(
  deps: Deps,
  { knowledge, category: named, fallback }: PublicParts,
): PublicInfo {
  /** Those in the visitor's language, or else in the fallback's: read anew, as articles change. */
  function popular(spoken: string): VisitorSurroundings["popular"] {
    const articles = knowledge.list().filter((article) => article.popular);
    const offered = [...new Set(articles.map((article) => article.language))];
    const language = bestLanguage(spoken, { offered, fallback: fallback() });
    return articles
      .filter((article) => article.language === language)
      .slice(0, POPULAR)
      .map(({ id, title }) => ({ id, title }));
  }

  async function team(): Promise<TeamView> {
    const [agents, previews] = await Promise.all([
      tagged(deps.store, "agent", { label: "agent", limit: AGENTS }),
      typingPreview.overview(deps),
    ]);
    const here = agents.filter(
      ({ state }) => state.availability === "online" && deps.presence.agentPresent(state.id),
    );
    const people = here.slice(0, FACES).map(({ state }) => ({ name: firstName(state.name) }));
    return { people, previews: previews.settings.on, usualReplyMs: deps.floor.usualReplyMs() };
  }

  return {
    team,
    async surroundings(language) {
      return { team: await team(), popular: popular(language) };
    },
    article(id) {
      const article = knowledge.get(id);
      if (article === undefined) return null;
      const { title, body, category, language, updatedAt } = article;
      return { id, title, body, category: named(category, language), language, updatedAt };
    },
    find(text, spoken) {
      const offered = [...new Set(knowledge.list().map((article) => article.language))];
      const language = bestLanguage(spoken, { offered, fallback: fallback() });
      return findArticles(knowledge, text, { language, limit: FOUND }).map(
        ({ article: { id, title, language: written }, passage }) => ({
          id,
          title,
          passage,
          language: written,
        }),
      );
    },
  };
}

function firstName(name: string): string {
  return name.split(/\s+/)[0] ?? name;
}
