import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bestLanguage, dayIn, nameOf } from "../../../server/help/languages.ts";
import { categoryIn, categoryPart, paths } from "../../../server/help/paths.ts";
import { questionOf } from "../../../server/protocol/help.ts";

const OFFERED = ["en", "sv", "lv", "th", "zh-Hans", "fil"];
const best = (header: string | undefined) =>
  bestLanguage(header, { offered: OFFERED, fallback: "en" });

describe("the help centre's addresses", () => {
  it.each([
    ["sv-SE,sv;q=0.9,en;q=0.8", "sv"],
    ["fr-FR,fr;q=0.9,th;q=0.5,en;q=0.3", "th"],
    ["en;q=0.2,lv;q=0.7", "lv"],
    ["zh-CN", "zh-Hans"],
    ["zh-TW,zh;q=0.9", "zh-Hans"],
    ["tl-PH", "fil"],
    ["sv;q=0,fil", "fil"],
    ["*", "en"],
    ["", "en"],
    [undefined, "en"],
    ["x'><script>, ;;q=, sv;q=nonsense", "en"],
  ])("G3: Accept-Language %s is shown %s", (header, language) => {
    expect(best(header)).toBe(language);
  });

  it("G3: falls back to what there is", () => {
    expect(bestLanguage("fr", { offered: ["sv", "lv"], fallback: "en" })).toBe("sv");
    expect(bestLanguage("fr", { offered: [], fallback: "en" })).toBe("en");
  });

  it("every category has an address of its own, whatever it is called", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom("search", "ask", "~ask", "article")),
        (key) => {
          const part = categoryPart(key);
          expect(["search", "search.json", "ask", "article"]).not.toContain(part);
          if (!/\p{Surrogate}/u.test(key)) expect(categoryIn(decodeURIComponent(part))).toBe(key);
        },
      ),
    );
  });

  it("G9: a question survives its address, and no address is too long for the widget to report", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => {
        const question = text.replace(/\s+/g, " ").trim();
        const address = `https://shop.example${paths.ask("zh-Hans", question)}`;
        expect(address.length).toBeLessThan(2_000);
        const brought = questionOf(address, "https://shop.example") ?? "";
        expect(question.startsWith(brought)).toBe(true);
        if (question.length < 150) expect(brought).toBe(question);
      }),
    );
  });

  it("G9: only our own ask page brings a question", () => {
    const ours = "https://shop.example";
    expect(questionOf(`${ours}/help/en/ask?q=Why+not%3F`, ours)).toBe("Why not?");
    for (const address of [
      "https://evil.example/help/en/ask?q=x",
      `${ours}/help/en/search?q=x`,
      `${ours}/shop/help/en/ask?q=x`,
      `${ours}/help/en/ask?q=%20`,
      `${ours}/help/en/ask`,
      "about:blank",
      "",
    ])
      expect(questionOf(address, ours), address).toBeNull();
  });

  it("names languages in themselves, and days as they are written there", () => {
    expect(OFFERED.map(nameOf)).toEqual([
      "English",
      "Svenska",
      "Latviešu",
      "ไทย",
      "简体中文",
      "Filipino",
    ]);
    expect(dayIn("en", "2026-08-21")).toBe("21 August 2026");
    expect(dayIn("th", "2026-08-21")).toContain("2569");
    expect(dayIn("en", "soon")).toBe("soon");
  });
});
