import fc from "fast-check";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseLanguageQueries } from "../../../knowledge/eval/language-queries.ts";
import { identifyLanguage, isPlainly } from "../../../knowledge/language/identify.ts";

const own = ["en", "sv", "lv", "th", "zh-Hans", "fil"];
const known = [...own, "es", "de", "fr", "ar", "fi", "ru", "ja", "ko", "el", "pt-BR", "zh-Hant"];
const anyLanguages = fc.uniqueArray(fc.oneof(fc.constantFrom(...known), fc.string()), {
  maxLength: 6,
});
const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom("var är mitt paket", "我的包裹"),
);

describe("the language of a text", () => {
  it("is one of the languages asked about, or none, whatever the text", () => {
    fc.assert(
      fc.property(anyText, anyLanguages, fc.option(fc.string(), { nil: undefined }), (...asked) => {
        const found = identifyLanguage(...asked);
        if (found === null) return;
        expect(asked[1]).toContain(found.language);
        expect(found.confidence).toBeGreaterThan(0);
        expect(found.confidence).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("what is plainly in a language is in that one, and most sentences are plainly in theirs", () => {
    const withProfile = own.filter((language) => language !== "th" && language !== "zh-Hans");
    const sentences = withProfile.flatMap((language) =>
      readQuestions(language).filter(({ text }) => text.length >= 30),
    );
    for (const { text } of sentences) {
      const plain = withProfile.filter((language) => isPlainly(text, language));
      if (plain.length > 0) expect(plain, text).toEqual([identifyLanguage(text, own)?.language]);
    }
    const isTold = ({ text }: { text: string }) => withProfile.some((one) => isPlainly(text, one));
    expect(sentences.filter(isTold).length / sentences.length).toBeGreaterThan(0.5);
    expect(isPlainly("ขึ้นว่าแบบนี้ตลอดเลยค่ะ The payment could not be processed", "en")).toBe(false);
    expect(isPlainly("我的包裹什么时候到?", "zh-Hans")).toBe(false);
  });

  it("the page's language changes only answers that were not sure", () => {
    const words = readQuestions("sv").flatMap(({ text }) => text.split(" "));
    const phrase = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(phrase, fc.constantFrom(...own), (chosen, prior) => {
        const alone = identifyLanguage(chosen.join(" "), own);
        if (alone === null || alone.confidence < 0.8) return;
        expect(identifyLanguage(chosen.join(" "), own, prior)?.language).toBe(alone.language);
      }),
    );
  });

  it("the page's language decides where nothing else does, or hardly", () => {
    expect(identifyLanguage("12345 👍", own)).toBeNull();
    expect(identifyLanguage("12345 👍", own, "lv")?.language).toBe("lv");
    // Spanish and Portuguese share most of these words.
    const shared = "dónde está mi pedido";
    expect(identifyLanguage(shared, ["pt-BR", "es"], "es")?.language).toBe("es");
    expect(identifyLanguage(shared, ["pt-BR", "es"], "pt-BR")?.language).toBe("pt-BR");
    expect(identifyLanguage("ok", ["en", "sv"], "en-GB")?.language).toBe("en");
    expect(identifyLanguage("ok", ["en", "sv"], "sv-SE")?.language).toBe("sv");
  });

  it("letters of no script of the languages have none", () => {
    expect(identifyLanguage("Πού είναι το δέμα μου", own, "en")).toBeNull();
    expect(identifyLanguage("where is my parcel", ["th", "zh-Hans"])).toBeNull();
  });

  it.each([
    ["ส่งของวันไหน iPhone case", "th"],
    ["我要退货 Trail Tent 2", "zh-Hans"],
    ["paano ko ibabalik ito", "fil"],
    ["kur ir mans sutijums", "lv"],
    ["var ar mitt paket", "sv"],
    ["quiero cambiar la talla", "es"],
    ["wo bleibt mein Paket", "de"],
    ["je veux être remboursé", "fr"],
    ["أين طلبي", "ar"],
    ["где моя посылка", "ru"],
    ["配送はいつですか", "ja"],
    ["我的訂單還沒到", "zh-Hant"],
    ["배송은 언제 오나요", "ko"],
    ["missä pakettini on", "fi"],
  ])("%j is %s", (text, language) => {
    expect(identifyLanguage(text, known)?.language).toBe(language);
  });

  it.each(own)(
    "of our own %s questions, at least .95 are told by their first three words",
    (language) => {
      const questions = readQuestions(language);
      const right = questions.filter(
        ({ text }) => identifyLanguage(start(text, language), own)?.language === language,
      );
      expect(right.length / questions.length).toBeGreaterThanOrEqual(0.95);
    },
  );

  it("a long text is read in bounded time", () => {
    const started = performance.now();
    identifyLanguage("var är mitt paket ".repeat(2_000_000), own);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe("a file of queries", () => {
  it("that has a bad line is refused with the line's number", () => {
    const lines = '{"text":"hi","language":"en"}\n{"text":"hi"}\n';
    expect(() => parseLanguageQueries(lines, "q.jsonl")).toThrow(/q\.jsonl: line 2 /);
  });

  it("that holds nothing is refused", () => {
    expect(() => parseLanguageQueries("\n", "q.jsonl")).toThrow(/no queries/);
  });
});

function readQuestions(language: string) {
  const file = join(import.meta.dirname, `../../knowledge/questions/${language}.jsonl`);
  return parseLanguageQueries(readFileSync(file, "utf8"), file);
}

function start(text: string, language: string): string {
  if (language === "th") return text.slice(0, 12);
  return language === "zh-Hans" ? text.slice(0, 6) : text.split(/\s+/).slice(0, 3).join(" ");
}
