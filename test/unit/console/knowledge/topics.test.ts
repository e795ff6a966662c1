import { describe, expect, it } from "vitest";
import {
  ANYTHING,
  countsOf,
  topicsIn,
} from "../../../../agent-console/knowledge/articles/topics.ts";
import type { ArticleRow, KnowledgeOverview } from "../../../../server/protocol/articles.ts";

function row(id: string, change: Partial<ArticleRow> = {}): ArticleRow {
  const [language = "", topic = ""] = id.split("/");
  return {
    id,
    topic,
    language,
    title: topic,
    category: "care",
    status: "published",
    popular: false,
    version: 1,
    updatedAt: 1,
    updatedBy: "Mei",
    removedAt: null,
    phrasings: 0,
    conflict: false,
    shown: 0,
    helped: 0,
    notHelped: 0,
    ...change,
  };
}

const overview: KnowledgeOverview = {
  articles: [
    row("sv/boots", { title: "Smörja kängor", status: "draft" }),
    row("en/boots", { title: "Waxing boots", shown: 4, helped: 2, notHelped: 1 }),
    row("en/tents", { title: "Caring for your tent", category: "tents", conflict: true }),
    row("sv/only", { title: "Bara på svenska" }),
  ],
  removed: [row("en/gone", { title: "Gone", removedAt: 5 })],
  languages: ["en", "sv"],
  categories: ["care", "tents"],
  settings: { strictness: "medium", fallbackLanguage: "en" },
  folder: { path: "/articles", problem: null, problems: [] },
};

const titles = (filter: Partial<typeof ANYTHING>) =>
  topicsIn(overview, { ...ANYTHING, ...filter }).map(({ main }) => main.title);

describe("the list of articles", () => {
  it("shows a topic once, with its languages side by side and those that are missing", () => {
    const topics = topicsIn(overview, ANYTHING);
    expect(topics.map(({ topic }) => topic)).toEqual(["only", "tents", "boots"]);
    expect(topics[2]?.rows.map(({ language }) => language)).toEqual(["en", "sv"]);
    expect(topics[1]?.missing).toEqual(["sv"]);
  });

  it("is named in the fallback language, or the one looked for", () => {
    expect(titles({ text: "boots" })).toEqual(["Waxing boots"]);
    expect(titles({ text: "boots", language: "sv" })).toEqual(["Smörja kängor"]);
  });

  it("finds words of a title in any language, without case and marks", () => {
    expect(titles({ text: "KANGOR smorja" })).toEqual(["Waxing boots"]);
    expect(titles({ text: "kangor tent" })).toEqual([]);
  });

  it("filters by category, status and conflict; a language and a status must be of one article", () => {
    expect(titles({ category: "tents" })).toEqual(["Caring for your tent"]);
    expect(titles({ show: "conflict" })).toEqual(["Caring for your tent"]);
    expect(titles({ show: "draft" })).toEqual(["Waxing boots"]);
    expect(titles({ show: "draft", language: "en" })).toEqual([]);
    expect(titles({ show: "removed" })).toEqual(["Gone"]);
  });

  it("counts what was shown and what people said over all languages", () => {
    expect(countsOf(overview.articles)).toEqual({ shown: 4, helped: 2, said: 3 });
  });
});
