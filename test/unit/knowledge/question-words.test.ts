import fc from "fast-check";
import { expect, it } from "vitest";
import { normalizeQuery } from "../../../knowledge/normalize.ts";
import { withoutQuestionWords } from "../../../knowledge/search/question-words.ts";

const about = (text: string, language: string): string =>
  withoutQuestionWords(normalizeQuery(text), language).split(/\s+/).filter(Boolean).join(" ");

it.each([
  ["How heavy is the tent, and what fits?", "en-GB", "heavy is the tent, and fits?"],
  ["När öppnar ni, och var?", "sv", "öppnar ni, och ?"],
  ["nar oppnar ni", "sv", "oppnar ni"],
  ["Kāpēc sūtījums kavējas?", "lv", "sūtījums kavējas?"],
  ["Magkano ang padala?", "fil", "ang padala?"],
  ["Wie lange dauert es?", "de", "lange dauert es?"],
  ["Où est mon colis ?", "fr", "est mon colis ?"],
  ["¿Cuánto cuesta?", "es", "¿ cuesta?"],
  ["متى يصل الطرد", "ar", "يصل الطرد"],
  ["帐篷多少钱？", "zh-Hans", "帐篷 ?"],
  ["ทำไมพัสดุช้า", "th", normalizeQuery("พัสดุช้า")],
  ["ผ้าไหมราคาเท่าไร", "th", normalizeQuery("ผ้าไหมราคา")],
  ["几乎没有水", "zh", "几乎没有水"],
  ["what about us", "pl", "what about us"],
])("%j in %s is about %j", (text, language, left) => {
  expect(about(text, language)).toBe(left);
});

it("a question of nothing else stays as it is", () => {
  expect(about("How, what, why?", "en")).toBe("how, what, why?");
  expect(about("什么？", "zh")).toBe("什么?");
});

it("whatever is asked, something is left to look for where there was something", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (typed) => {
      const text = normalizeQuery(typed);
      const left = withoutQuestionWords(text, "zh");
      expect(/[\p{L}\p{N}]/u.test(left)).toBe(/[\p{L}\p{N}]/u.test(text));
    }),
  );
});
