import { describe, expect, it } from "vitest";
import { loadArticles } from "../../../knowledge/load-articles.ts";

const folder = new URL("../../../knowledge/articles", import.meta.url).pathname;
const { articles, problems } = loadArticles(folder);
const languages = ["en", "fil", "lv", "sv", "th", "zh-Hans"];
const english = articles.filter(({ language }) => language === "en");
const titled = new Map(english.map((article) => [article.title, article]));
/** Words of a text that puts spaces between them, or does not. */
const words = (text: string): number =>
  Array.from(new Intl.Segmenter(undefined, { granularity: "word" }).segment(text)).filter(
    ({ isWordLike }) => isWordLike,
  ).length;

describe("the demo shop's articles", () => {
  it("all parse", () => {
    expect(problems).toEqual([]);
    expect(english.length).toBeGreaterThanOrEqual(30);
  });

  it("every topic is written in every language", () => {
    const topics = english.map(({ topic }) => topic);
    for (const language of languages) {
      const own = articles.filter((article) => article.language === language);
      expect(own.map(({ topic }) => topic)).toEqual(topics);
      expect(new Set(own.map(({ title }) => title)).size).toBe(own.length);
    }
    expect(articles).toHaveLength(topics.length * languages.length);
  });

  it("have ids of their own, sorted", () => {
    const ids = articles.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  it.each([
    "Return or exchange an item",
    "Spare parts and repairs",
    "Delivery times and costs",
    "Where is my order?",
    "Choosing a pack size",
  ])("%j is offered before anything is asked", (title) => {
    expect(titled.get(title)?.popular).toBe(true);
  });

  it("in each language the same five are popular", () => {
    const popular = articles.filter((article) => article.popular);
    expect(new Set(popular.map(({ topic }) => topic)).size).toBe(5);
    expect(popular).toHaveLength(5 * languages.length);
  });

  it("the one on spare parts says how to order a pole section", () => {
    const body = titled.get("Spare parts and repairs")?.body;
    expect(body).toContain("We sell pole sections one by one for all our tents.");
    expect(body).toContain(
      "Measure the broken section without its metal tip. " +
        "The part code is printed near one end, for example **P9-43**.",
    );
  });

  it.each(articles.map((article) => [article.id, article] as const))(
    "%s has some substance, at least 5 phrasings of its own, and a quiet tone",
    (_, { body, phrasings, title }) => {
      expect(words(body)).toBeGreaterThanOrEqual(45);
      expect(words(body)).toBeLessThanOrEqual(260);
      expect(new Set(phrasings).size).toBe(phrasings.length);
      expect(phrasings.length).toBeGreaterThanOrEqual(5);
      expect(`${title} ${body}`).not.toMatch(/[!！]/);
    },
  );

  it("no two topics claim the same phrasing", () => {
    const topicOf = new Map<string, string>();
    for (const { topic, phrasings } of articles)
      for (const phrasing of phrasings) {
        expect(topicOf.get(phrasing) ?? topic).toBe(topic);
        topicOf.set(phrasing, topic);
      }
  });
});
