import { describe, expect, it } from "vitest";
import { LABELS } from "../../../widget/loader/labels.ts";
import { LANGUAGES, languageFor, tagsIn } from "../../../widget/panel/words/language.ts";
import { say, sayCount } from "../../../widget/panel/words/say.ts";

const PARTS = ["first", "later"] as const;

type Words = { readonly [key: string]: string | Words };

async function wordsOf(part: (typeof PARTS)[number], language: string): Promise<Words> {
  const file = `../../../widget/panel/words/${part}/${language.toLowerCase()}.ts`;
  return ((await import(file)) as { words: Words }).words;
}

type Text = { readonly path: string; readonly text: string };

/** Every text by its path; the forms of a plural are one path. */
function textsIn(words: Words, path = ""): readonly Text[] {
  return Object.entries(words).flatMap(([key, value]): readonly Text[] => {
    if (typeof value !== "string") return textsIn(value, `${path}${key}.`);
    return [{ path: isPlural(words) ? `${path}*` : path + key, text: value }];
  });
}

function isPlural(words: Words): boolean {
  return typeof words["other"] === "string";
}

function pluralsIn(words: Words, path = ""): readonly (readonly [string, readonly string[]])[] {
  if (isPlural(words)) return [[path, Object.keys(words).sort()]];
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === "string" ? [] : pluralsIn(value, `${path}${key}.`),
  );
}

const placesIn = (text: string) => [...new Set([...text.matchAll(/\{\w+\}/g)].map(String))].sort();
const pathsIn = (words: Words) => [...new Set(textsIn(words).map(({ path }) => path))].sort();

describe.each(LANGUAGES)("the widget's words in %s", (language) => {
  it.each(PARTS)(
    "I1: %s: the same texts as in English, none missing and none more",
    async (part) => {
      const [words, english] = [await wordsOf(part, language), await wordsOf(part, "en")];
      expect(pathsIn(words)).toEqual(pathsIn(english));
      expect(textsIn(words).filter(({ text }) => text.trim() === "")).toEqual([]);
    },
  );

  it.each(PARTS)("I1: %s: each plural has exactly the forms of the language", async (part) => {
    const forms = [...new Intl.PluralRules(language).resolvedOptions().pluralCategories].sort();
    for (const [path, keys] of pluralsIn(await wordsOf(part, language)))
      expect([path, keys]).toEqual([path, forms]);
  });

  it.each(PARTS)("I1: %s: each text has the places of the English one", async (part) => {
    const english = new Map(
      textsIn(await wordsOf(part, "en")).map(({ path, text }) => [path, placesIn(text)]),
    );
    for (const { path, text } of textsIn(await wordsOf(part, language))) {
      const places = placesIn(text);
      // "One message": a form that says its number itself.
      const expected = (english.get(path) ?? []).filter(
        (place) => place !== "{count}" || places.includes(place),
      );
      expect([path, places]).toEqual([path, expected]);
    }
  });

  it("I2: the launcher is called the same before and after the panel is there", async () => {
    const { launcher } = (await wordsOf("later", language)) as { launcher: Words };
    expect(LABELS[language.split("-")[0] ?? ""]).toBe(launcher["open"]);
  });
});

describe("the language of the widget", () => {
  it.each([
    [["sv"], "sv"],
    [["zh-CN", "en"], "zh-Hans"],
    [["zh"], "zh-Hans"],
    [["tl-PH"], "fil"],
    [["ar-EG"], "ar"],
    [["zh-TW", "de"], "de"],
    [["fi", "sv-FI"], "sv"],
    [["fi"], "en"],
    [[], "en"],
  ])("I2: %j is read in %s", (wanted, language) => {
    expect(languageFor(wanted)).toBe(language);
  });

  it("I2: what is no tag counts for nothing", () => {
    expect(tagsIn(["", "en_US", " sv ", "x", "<script>"])).toEqual(["sv"]);
  });
});

describe("saying", () => {
  it("puts in what is given, and does not look at it again", () => {
    expect(say("{name} met {other}", { name: "{other}", other: "Bo" })).toBe("{other} met Bo");
    expect(say("{unknown}", {})).toBe("{unknown}");
  });

  it("counts as the language does", () => {
    const forms = { one: "{count} ziņa", zero: "{count} ziņu", other: "{count} ziņas" };
    expect([1, 2, 10, 21].map((count) => sayCount(forms, count, { locale: "lv" }))).toEqual([
      "1 ziņa",
      "2 ziņas",
      "10 ziņu",
      "21 ziņa",
    ]);
  });
});
