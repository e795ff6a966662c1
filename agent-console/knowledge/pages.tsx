import "./styles/knowledge.css";
import "./styles/editor.css";
import "./styles/compare.css";
import "./styles/gaps.css";
import "./styles/import.css";
import type { KnowledgePlace } from "../route.ts";
import { ArticlePage } from "./editor/article-page.tsx";
import { NewArticlePage } from "./editor/new-article-page.tsx";
import { KnowledgeHome } from "./home.tsx";

export { ArticleInsert } from "./from-chat/article-insert.tsx";
export { draftArticle } from "./from-chat/draft-article.ts";
export { KnowledgeSettingsBox } from "./settings/settings-box.tsx";

/** The screens of the knowledge base, by the address. */
export function KnowledgePages({ place }: { readonly place: KnowledgePlace }) {
  switch (place.is) {
    case "articles":
    case "gaps":
    case "judge":
      return <KnowledgeHome place={place} />;
    case "article":
      return (
        <ArticlePage
          key={`${place.language}/${place.topic}`}
          at={{ language: place.language, topic: place.topic }}
        />
      );
    case "new":
      return <NewArticlePage key={place.key} newKey={place.key} />;
  }
}
