import type { Article } from "../../knowledge/article.ts";
import { markdownText } from "./markdown-html.ts";
import type { Crumb, Site } from "./page.ts";

/* What search engines read beside the page: schema.org as JSON-LD. */

const CONTEXT = "https://schema.org";

export function breadcrumbData({ base }: Site, crumbs: readonly Crumb[]): unknown {
  return {
    "@context": CONTEXT,
    "@type": "BreadcrumbList",
    itemListElement: crumbs.map(({ name, path }, index) => ({
      "@type": "ListItem",
      position: index + 1,
      name,
      item: base + path,
    })),
  };
}

const ANSWER = 300;

export function faqData(articles: readonly Article[], language: string): unknown {
  return {
    "@context": CONTEXT,
    "@type": "FAQPage",
    inLanguage: language,
    mainEntity: articles.map(({ title, body }) => ({
      "@type": "Question",
      name: title,
      acceptedAnswer: { "@type": "Answer", text: markdownText(body, ANSWER) },
    })),
  };
}

type ArticleAt = { readonly path: string; readonly section: string };

export function articleData(
  { base, shop }: Site,
  { title, language, updatedAt, body }: Article,
  { path, section }: ArticleAt,
): unknown {
  return {
    "@context": CONTEXT,
    "@type": "Article",
    headline: title,
    description: markdownText(body, ANSWER),
    inLanguage: language,
    dateModified: updatedAt,
    articleSection: section,
    mainEntityOfPage: base + path,
    author: { "@type": "Organization", name: shop },
    publisher: { "@type": "Organization", name: shop },
  };
}
