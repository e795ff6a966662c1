import { describe, expect, it } from "vitest";
import { createKnowledge } from "../../../knowledge/knowledge.ts";
import { findArticles } from "../../../server/help/find.ts";
import { anArticle, demoArticles } from "../../support/help-articles.ts";

describe("finding articles", () => {
  const knowledge = createKnowledge(demoArticles());
  const find = (text: string, language = "en") =>
    findArticles(knowledge, text, { language, limit: 5 }).map(({ article }) => article.id);

  it("G10: a word that is only begun finds the titles that have it", () => {
    for (const begun of ["deliv", "DELIVERY", "delivery ab"])
      expect(find(begun), begun).toContain("en/delivery-abroad");
    expect(find("atervand", "sv")).not.toContain("sv/gift-cards");
    expect(find("äter", "sv")).toEqual(find("ater", "sv"));
  });

  it("G10: a question finds the article that answers it, in the reader's language", () => {
    expect(find("my zip is stuck")[0]).toBe("en/stuck-or-broken-zip");
    expect(find("my zip is stuck", "lv")[0]).toBe("lv/stuck-or-broken-zip");
    expect(find("退货", "zh-Hans")[0]).toBe("zh-Hans/return-or-exchange-an-item");
  });

  it("G10: each topic is found once, and what means nothing finds nothing", () => {
    const found = find("tent");
    expect(new Set(found).size).toBe(found.length);
    expect(found.every((id) => id.startsWith("en/"))).toBe(true);
    for (const nothing of ["", "  ", "?!", "zzqqxx vvkk"])
      expect(find(nothing), nothing).toEqual([]);
  });

  it("G4: what is not translated comes in another language, and its own words", () => {
    const small = createKnowledge([
      anArticle({ topic: "stoves", body: "Stoves burn gas." }),
      anArticle({ topic: "tarps", language: "sv", title: "Tarpar", body: "Tarpar är av nylon." }),
      anArticle({ topic: "tarps", title: "Tarps", body: "Tarps are made of nylon." }),
    ]);
    const [stoves] = findArticles(small, "tell me about stoves", { language: "sv", limit: 3 });
    expect(stoves?.article.id).toBe("en/stoves");
    const [tarps] = findArticles(small, "tell me about tarps", { language: "sv", limit: 3 });
    expect(tarps).toMatchObject({ article: { id: "sv/tarps" }, passage: "Tarpar är av nylon." });
  });
});
