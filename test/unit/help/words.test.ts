import { describe, expect, it } from "vitest";
import { counted, fill, WORDS, wordsFor } from "../../../server/help/words.ts";
import { english } from "../../../server/help/words/english.ts";

const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
const textsOf = (value: unknown): readonly string[] =>
  typeof value === "string" ? [value] : Object.values(Object(value));

describe("the help centre's words", () => {
  it.each(Object.keys(WORDS))("%s has every text, with the same things put in", (language) => {
    const words = Object(WORDS[language]) as Record<string, unknown>;
    expect(Object.keys(words).sort()).toEqual(Object.keys(english).sort());
    for (const [key, value] of Object.entries(english)) {
      const wanted = placeholders(textsOf(value).at(-1) ?? "");
      for (const text of textsOf(words[key])) {
        expect(text.trim(), key).not.toBe("");
        expect(placeholders(text), key).toEqual(wanted);
      }
    }
  });

  it.each(Object.keys(WORDS))("%s has a text for each plural form it knows", (language) => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const value of Object.values(Object(WORDS[language])))
      if (typeof value !== "string")
        expect(Object.keys(Object(value)).sort()).toEqual([...forms].sort());
  });

  it.each([
    ["sv-SE", "sv"],
    ["zh-CN", "zh-Hans"],
    ["tl", "fil"],
    ["fr", "en"],
    ["zh-TW", "en"],
  ])("%s is spoken to in %s", (language, spoken) => {
    expect(wordsFor(language).language).toBe(spoken);
  });

  it("counts as each language does", () => {
    const { articles } = wordsFor("lv").words;
    const say = (count: number) => counted({ forms: articles, count, language: "lv" });
    expect([say(1), say(2), say(10), say(21)]).toEqual([
      "1 raksts",
      "2 raksti",
      "10 rakstu",
      "21 raksts",
    ]);
  });

  it("does not look again at what was put in", () => {
    expect(fill("{a} {b}", { a: "{b}", b: "$&" })).toBe("{b} $&");
  });
});
