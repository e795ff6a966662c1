import { mkdtempSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadArticles } from "../../../knowledge/load-articles.ts";
import { parseArticle } from "../../../knowledge/parse-article.ts";

const lines = {
  title: "title: Wash a pack",
  language: "language: en",
  category: "category: care",
  updated: "updated: 2026-10-02",
  popular: "popular: true",
  phrasings: "phrasings:\n  - how do I wash it\n  - is it washable",
};

function text(changes: Partial<typeof lines> = {}, body = "By hand."): string {
  return `---\n${Object.values({ ...lines, ...changes }).join("\n")}\n---\n\n${body}\n`;
}

describe("reading an article", () => {
  it("takes the front matter and the text below it", () => {
    expect(parseArticle("wash.md", text())).toEqual({
      ok: true,
      article: {
        id: "en/wash",
        topic: "wash",
        title: "Wash a pack",
        body: "By hand.",
        phrasings: ["how do I wash it", "is it washable"],
        language: "en",
        category: "care",
        updatedAt: "2026-10-02",
        popular: true,
      },
    });
  });

  it("needs neither phrasings nor popular", () => {
    const parsed = parseArticle("wash.md", text({ popular: "", phrasings: "" }));
    expect(parsed).toMatchObject({ ok: true, article: { popular: false, phrasings: [] } });
  });

  it("reads Windows line ends and a byte order mark", () => {
    const parsed = parseArticle("wash.md", `\uFEFF${text().replaceAll("\n", "\r\n")}`);
    expect(parsed).toMatchObject({ ok: true, article: { title: "Wash a pack", body: "By hand." } });
  });

  it("keeps a rule in the text as text", () => {
    const parsed = parseArticle("wash.md", text({}, "One.\n\n---\n\nTwo."));
    expect(parsed).toMatchObject({ ok: true, article: { body: "One.\n\n---\n\nTwo." } });
  });

  it("brings the language tag to its usual form", () => {
    const parsed = parseArticle("wash.md", text({ language: "language: zh-hans" }));
    expect(parsed).toMatchObject({
      ok: true,
      article: { language: "zh-Hans", id: "zh-Hans/wash" },
    });
  });

  it("the topic is the file's name, in whatever folder it lies", () => {
    const parsed = parseArticle("care/sv/wash.md", text({ language: "language: sv" }));
    expect(parsed).toMatchObject({ ok: true, article: { topic: "wash", id: "sv/wash" } });
  });
});

describe("a bad article is refused with what to do", () => {
  it.each([
    ["no front matter", "Just text.", "does not begin with front matter"],
    ["front matter without end", "---\ntitle: A\n", "does not begin with front matter"],
    ["no title", text({ title: "" }), "front matter lacks a title; add `title: …`"],
    ["an empty title", text({ title: 'title: " "' }), "lacks a title"],
    ["no language", text({ language: "" }), "lacks a language"],
    ["a language that is none", text({ language: "language: e" }), "lacks a language"],
    ["no category", text({ category: "" }), "lacks a category"],
    ["no date", text({ updated: "" }), "lacks a date"],
    ["a day that does not exist", text({ updated: "updated: 2026-02-31" }), "lacks a date"],
    ["popular as text", text({ popular: "popular: maybe" }), "must be `true` or `false`"],
    ["phrasings in one text", text({ phrasings: "phrasings: wash" }), "must be a list"],
    ["a phrasing with a colon", text({ phrasings: "phrasings:\n  - pack: wash" }), "quote texts"],
    ["no text", text({}, ""), "has no text"],
    ["an unquoted colon", text({ title: "title: Care: packs" }), "put quotes around"],
    ["a list for front matter", "---\n- a\n---\nText", "not a list of keys"],
    ["an alias to nothing", text({ title: "title: *nobody" }), "not valid YAML"],
  ])("%s", (_, bad, problem) => {
    const parsed = parseArticle("wash.md", bad);
    expect(parsed.ok).toBe(false);
    if (parsed.ok) return;
    expect(parsed.problem).toContain("knowledge/articles/wash.md: ");
    expect(parsed.problem).toContain(problem);
  });

  it("never by throwing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (noise) => {
        parseArticle("noise.md", noise);
        parseArticle("noise.md", `---\n${noise}\n---\ntext`);
      }),
      { numRuns: 300 },
    );
  });
});

describe("loading a folder", () => {
  it("leaves out what is bad, names it, and takes only Markdown files", () => {
    const folder = mkdtempSync(join(tmpdir(), "articles-"));
    writeFileSync(join(folder, "b.md"), text());
    writeFileSync(join(folder, "a.md"), text());
    writeFileSync(join(folder, "bad.md"), "nothing");
    writeFileSync(join(folder, "notes.txt"), "nothing");
    mkdirSync(join(folder, "folder.md"));
    mkdirSync(join(folder, "sv"));
    writeFileSync(join(folder, "sv", "a.md"), text({ language: "language: sv" }));
    const { articles, problems } = loadArticles(folder);
    expect(articles.map(({ id }) => id)).toEqual(["en/a", "en/b", "sv/a"]);
    expect(problems).toHaveLength(2);
    expect(problems[0]).toContain("bad.md");
    expect(problems[1]).toContain("folder.md");
  });

  it("a folder that is not there is a problem, not a crash", () => {
    const { articles, problems } = loadArticles(join(tmpdir(), "there-is-no-such-folder"));
    expect(articles).toEqual([]);
    expect(problems[0]).toContain("check the folder's path");
  });
});
