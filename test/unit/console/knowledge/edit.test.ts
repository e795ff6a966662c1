import { describe, expect, it } from "vitest";
import {
  cleanFields,
  isDirty,
  NO_FIELDS,
  onNewest,
  parseEdit,
  phrasingsIn,
  problemsOf,
  type Edit,
} from "../../../../agent-console/knowledge/editor/edit.ts";
import { topicFrom } from "../../../../agent-console/knowledge/editor/topic.ts";
import { ARTICLE_LIMITS } from "../../../../server/protocol/article-limits.ts";
import { articleFields, topic, type ArticleDetail } from "../../../../server/protocol/articles.ts";

const whole = { ...NO_FIELDS, title: "Gift cards", body: "Yes.", category: "gifts" };
const edit: Edit = { expected: 3, base: whole, fields: whole, language: "en" };

describe("an edit of an article", () => {
  it("is not dirty for spaces and empty lines alone, and is for anything else", () => {
    expect(isDirty({ ...edit, fields: { ...whole, title: " Gift cards ", phrasings: [""] } })).toBe(
      false,
    );
    expect(isDirty({ ...edit, fields: { ...whole, status: "published" } })).toBe(true);
    expect(isDirty({ ...edit, fields: { ...whole, phrasings: ["can I give a card"] } })).toBe(true);
  });

  it("C1: is kept and read back as it was; what cannot be read is nothing", () => {
    expect(parseEdit(JSON.stringify(edit))).toEqual(edit);
    for (const stored of [null, "", "{", "null", "7", '{"expected":1}', '{"expected":"1"}'])
      expect(parseEdit(stored)).toBeNull();
  });

  it("a pasted list becomes one phrasing a line, without bullets, numbers and doubles", () => {
    expect(phrasingsIn("- how long\r\n\n2) When?\n• how LONG\n 3 days ")).toEqual([
      "how long",
      "When?",
      "3 days",
    ]);
  });
});

describe("an edit that there is a newer version than", () => {
  const typed: Edit = { ...edit, fields: { ...whole, body: "No." } };
  const newest = (more: Partial<ArticleDetail>) =>
    ({ version: 5, language: "en", fields: whole, removedAt: null, ...more }) as ArticleDetail;
  const other = { ...whole, body: "Perhaps." };

  it("C2: waits for its agent when the newer one says something else", () => {
    expect(onNewest(typed, newest({ fields: other }))).toBe(typed);
  });

  it("C2: without anything of one's own in it, becomes the newer one", () => {
    const shown = { expected: 5, base: other, fields: other, language: "en" };
    expect(onNewest(edit, newest({ fields: other }))).toEqual(shown);
  });

  it("C4: goes on where the article is gone, and where it is back with the same text", () => {
    const goesOn = { ...typed, expected: 5 };
    expect(onNewest(typed, newest({ removedAt: 9 }))).toEqual(goesOn);
    expect(onNewest(typed, newest({ removedAt: 9, fields: other }))).toEqual(goesOn);
    expect(onNewest(typed, newest({}))).toEqual(goesOn);
  });

  it("C4: of an article that was changed before it went, waits once it is back", () => {
    const meanwhile = onNewest(typed, newest({ removedAt: 9, fields: other }));
    expect(onNewest(meanwhile, newest({ version: 6, fields: other }))).toBe(meanwhile);
  });
});

describe("what keeps an article from being saved", () => {
  it("a draft may have no text, a published article may not", () => {
    expect(problemsOf({ ...whole, body: "" })).toEqual({});
    expect(problemsOf({ ...whole, body: " ", status: "published" })).toEqual({
      body: { is: "missing" },
    });
  });

  it("title and category are needed", () => {
    expect(Object.keys(problemsOf(NO_FIELDS))).toEqual(["title", "category"]);
  });

  it("the limits are the server's own", () => {
    const most = {
      ...whole,
      title: "t".repeat(ARTICLE_LIMITS.title),
      category: "c".repeat(ARTICLE_LIMITS.category),
      phrasings: ["p".repeat(ARTICLE_LIMITS.phrasing)],
    };
    expect(problemsOf(most)).toEqual({});
    expect(articleFields.safeParse(cleanFields(most)).success).toBe(true);
    for (const over of [
      { title: `${most.title}t` },
      { category: `${most.category}c` },
      { phrasings: [`${most.phrasings[0]}p`] },
      { phrasings: Array.from({ length: ARTICLE_LIMITS.phrasings + 1 }, (_, at) => String(at)) },
      { body: "b".repeat(ARTICLE_LIMITS.body + 1) },
    ]) {
      expect(Object.keys(problemsOf({ ...most, ...over }))).toEqual(Object.keys(over));
      expect(articleFields.safeParse({ ...most, ...over }).success).toBe(false);
    }
  });
});

describe("the name of a new article's topic", () => {
  const none = new Set<string>();

  it("is made of the title's Latin letters, and free", () => {
    expect(topicFrom("Övrigt: å, ä & Ł – hjälp!", { spare: "x", taken: none })).toBe(
      "ovrigt-a-a-l-hjalp",
    );
    const taken = new Set(["gift-cards", "gift-cards-2"]);
    expect(topicFrom("Gift cards", { spare: "x", taken })).toBe("gift-cards-3");
  });

  it("is one the server takes, in any script and at any length", () => {
    for (const title of ["配送需要多久?", "บัตรของขวัญ", "!!!", "a-".repeat(200), "İstanbul"]) {
      const name = topicFrom(title, { spare: "AbC_-defGhIjKlMnOpQrSt", taken: none });
      expect(topic.safeParse(name).success, name).toBe(true);
    }
  });
});
