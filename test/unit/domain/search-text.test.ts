import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SearchIndex } from "../../../server/application/search-index.ts";
import { excerptOf, normalise, scoreOf, termsOf } from "../../../server/domain/search-text.ts";

function indexOf(docs: Readonly<Record<string, string>>): SearchIndex {
  const index = new SearchIndex();
  for (const [key, text] of Object.entries(docs))
    index.put(key, { names: "", body: normalise(text), at: 0 });
  return index;
}

const found = (index: SearchIndex, query: string) =>
  index.find(termsOf(query)).map(({ key }) => key);

describe("full-text search", () => {
  it.each([
    ["en", "The pole snapped in the storm", "Pole STORM", "tent"],
    ["sv", "Tältstången gick av i stormen", "taltstangen", "ryggsäck"],
    ["lv", "Telts kāts salūza vētrā", "salūza", "mugursoma"],
    ["fil", "Nabali ang poste ng tolda", "poste", "sapatos"],
    ["th", "เสาเต็นท์หักในพายุ", "เต็นท์ พายุ", "รองเท้า"],
    ["zh", "帐篷杆在暴风雨中断了", "帐篷暴风雨", "背包"],
    ["ar", "انكسر عمود الخيمة", "الخيمة", "حذاء"],
    ["de", "Zeltstangenhülse gebrochen", "stange", "rucksack"],
  ])("V4: finds what has every word, and not what lacks one: %s", (_language, text, yes, no) => {
    const index = indexOf({ it: text, other: "something else" });
    expect(found(index, yes)).toEqual(["it"]);
    expect(found(index, no)).toEqual([]);
    expect(found(index, `${yes} ${no}`)).toEqual([]);
  });

  it("V4: the index finds what looking at every document would", () => {
    const text = fc.array(fc.constantFrom("ab", "abc", "b", "ca", "帐", "帐篷", "เสา"), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 8 }), text, (docs, query) => {
        const named = Object.fromEntries(docs.map((words, i) => [String(i), words.join(" ")]));
        const index = indexOf(named);
        const terms = termsOf(query.join(" "));
        const slow = Object.keys(named).filter(
          (key) =>
            terms.length > 0 &&
            scoreOf({ names: "", body: normalise(named[key] ?? "") }, terms) > 0,
        );
        expect(found(index, query.join(" ")).toSorted()).toEqual(slow.toSorted());
      }),
    );
  });

  it("V4: a document that changed is found by its new words alone", () => {
    const index = indexOf({ it: "tent pole" });
    index.put("it", { names: "", body: "backpack", at: 1 });
    expect(found(index, "pole")).toEqual([]);
    expect(found(index, "backpack")).toEqual(["it"]);
    index.remove("it");
    expect(found(index, "backpack")).toEqual([]);
  });

  it("V4: names count more than what was said, then the newer comes first", () => {
    const index = new SearchIndex();
    index.put("old", { names: "", body: "the pole", at: 1 });
    index.put("new", { names: "", body: "the pole", at: 2 });
    index.put("named", { names: "pole", body: "", at: 0 });
    expect(found(index, "pole")).toEqual(["named", "new", "old"]);
  });

  it("an excerpt has the words around, and never half a letter", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), fc.nat(300), (text, at) => {
        const excerpt = excerptOf(text, termsOf(text.slice(at, at + 3)));
        expect(Buffer.from(excerpt).toString()).toBe(excerpt);
      }),
    );
    expect(excerptOf(`${"a ".repeat(200)}pole ${"b ".repeat(200)}`, ["pole"])).toContain("pole");
  });
});
