import type { HelpContent } from "./content.ts";
import { escape } from "./html.ts";
import type { Alternate } from "./page.ts";
import { paths } from "./paths.ts";

/** All pages worth finding, each with its translations. */
export function sitemapOf(content: HelpContent, base: string): string {
  const { languages } = content;
  const homes = languages.map((language) => ({ language, path: paths.home(language) }));
  const keys = new Set(languages.flatMap((one) => content.categories(one).map(({ key }) => key)));
  const categories = [...keys].flatMap((key) =>
    entries(
      content.languagesOf(key).map((one) => ({ language: one, path: paths.category(one, key) })),
    ),
  );
  const topics = new Set(
    languages.flatMap((one) =>
      content.categories(one).flatMap(({ articles }) => articles.map(({ topic }) => topic)),
    ),
  );
  const articles = [...topics].flatMap((topic) =>
    entries(
      content.translations(topic).map(({ language, updatedAt }) => ({
        language,
        path: paths.article(language, topic),
        changed: updatedAt,
      })),
    ),
  );
  const all = [...entries(homes), ...categories, ...articles];
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${all.map((entry) => urlOf(entry, base)).join("\n")}
</urlset>
`;
}

type Entry = Alternate & { readonly changed?: string; readonly others: readonly Alternate[] };

function entries(pages: readonly (Alternate & { readonly changed?: string })[]): readonly Entry[] {
  return pages.map((page) => ({ ...page, others: pages }));
}

function urlOf({ path, changed, others }: Entry, base: string): string {
  const lines = others.map(
    (one) =>
      `<xhtml:link rel="alternate" hreflang="${escape(one.language)}" href="${escape(base + one.path)}"/>`,
  );
  if (changed !== undefined) lines.unshift(`<lastmod>${escape(changed)}</lastmod>`);
  return `<url><loc>${escape(base + path)}</loc>${lines.join("")}</url>`;
}

export function robotsOf(base: string): string {
  return `User-agent: *
Disallow: /api/
Disallow: /console
Disallow: /help/*/search
Disallow: /help/*/ask

Sitemap: ${base}${paths.sitemap}
`;
}
