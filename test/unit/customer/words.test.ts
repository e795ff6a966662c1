import { describe, expect, it } from "vitest";
import { fill, spokenTo, WORDS } from "../../../server/customer/words.ts";

/** Every text with its path. */
function textsIn(words: object, path = ""): readonly (readonly [string, string])[] {
  return Object.entries(words).flatMap(([name, value]: [string, unknown]) =>
    typeof value === "string"
      ? [[`${path}${name}`, value] as const]
      : textsIn(Object(value) as object, `${path}${name}.`),
  );
}

const placesIn = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted();
const english = new Map(textsIn(WORDS["en"] ?? {}));

describe("what customers read outside the chat", () => {
  it.each(Object.entries(WORDS))("has every text, with the same places, in %s", (_tag, words) => {
    const texts = textsIn(words);
    expect(texts.map(([path]) => path)).toEqual([...english.keys()]);
    for (const [path, text] of texts) {
      expect(text.trim(), path).not.toBe("");
      expect(placesIn(text), path).toEqual(placesIn(english.get(path) ?? ""));
    }
  });

  it("E2, X2: is in the language that is wanted, else in English", () => {
    const wanted = ["sv-SE", "zh-CN", "tl", "pt-BR,es;q=0.5", "ja", undefined];
    expect(wanted.map((one) => spokenTo(one).language)).toEqual([
      "sv",
      "zh-Hans",
      "fil",
      "es",
      "en",
      "en",
    ]);
  });

  it("E7: what is put in a text is not looked through for places", () => {
    expect(fill("{name} wrote: {code}", { name: "{code} $&", code: "secret" })).toBe(
      "{code} $& wrote: secret",
    );
  });
});
