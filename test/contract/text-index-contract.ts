import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Named, Store, TextDocument, TextIndex } from "../../server/application/ports.ts";
import { normalise, scoreOf, termsOf } from "../../server/domain/search-text.ts";
import { change, NOON } from "../support/store-samples.ts";

/** Texts of conversations as a test has them: what was written is the record's state. */
async function documentsOf(store: Store, records: readonly Named[]) {
  const documents = records.map(async ({ kind, id }): Promise<TextDocument> => {
    const record = await store.get<{ readonly text: string; readonly at: number }>(kind, id);
    if (record === undefined) return { kind: "chat", id, text: null };
    const { text, at } = record.state;
    return { kind: "chat", id, text: { names: "", body: normalise(text), at } };
  });
  return Promise.all(documents);
}

type Searched = { readonly store: Store; readonly texts: TextIndex };

/** What every index of texts has to do. `begin`: an empty one, with the store its documents are made of. */
export function describeTextIndexContract(name: string, begin: () => Promise<Searched>): void {
  async function put({ store, texts }: Searched, id: string, text: string | null, at = NOON) {
    const record = await store.get("conversation", id);
    const state = text === null ? null : { text, at };
    const labels = ["active"];
    await store.commit([change({ id, state, labels, expected: record?.version ?? 0 })], at);
    texts.heard([{ kind: "conversation", id }]);
  }

  async function found({ store, texts }: Searched, query: string): Promise<readonly string[]> {
    await texts.catchUp((records) => documentsOf(store, records));
    return (await texts.find(termsOf(query))).map(({ id }) => id);
  }

  describe(`${name} keeps the contract of text indexes`, () => {
    test.each([
      ["en", "The pole snapped in the storm", "Pole STORM", "tent"],
      ["sv", "Tältstången gick av i stormen", "taltstangen", "ryggsäck"],
      ["lv", "Telts kāts salūza vētrā", "salūza", "mugursoma"],
      ["th", "เสาเต็นท์หักในพายุ", "เต็นท์ พายุ", "รองเท้า"],
      ["zh", "帐篷杆在暴风雨中断了", "帐篷暴风雨", "背包"],
      ["zh, one letter", "帐篷杆在暴风雨中断了", "杆", "包"],
      ["ar", "انكسر عمود الخيمة", "الخيمة", "حذاء"],
      ["de", "Zeltstangenhülse gebrochen", "stange", "rucksack"],
      ["quotes", "it's a \\ and a ~ : * & | !", "it's \\ ~ : * & | !", "'' \\\\"],
      ["letters of two units", "吃𠮷野家的饭", "𠮷野", "𠮾"],
    ])("V4: what has every word, and not what lacks one: %s", async (_language, text, yes, no) => {
      const searched = await begin();
      await put(searched, "it", text);
      await put(searched, "other", "something else");
      expect(await found(searched, yes)).toEqual(["it"]);
      expect(await found(searched, no)).toEqual([]);
      expect(await found(searched, `${yes} ${no}`)).toEqual([]);
    });

    test("V4: what looking at every document would find, in that order", async () => {
      const word = fc.constantFrom(
        "ab",
        "abc",
        "bcab",
        "b",
        "ca",
        "帐",
        "帐篷帐",
        "เสา",
        "a\0b",
        "~",
      );
      const text = fc.array(word, { maxLength: 5 }).map((words) => words.join(" "));
      await fc.assert(
        fc.asyncProperty(fc.array(text, { maxLength: 6 }), text, async (texts, query) => {
          const searched = await begin();
          for (const [i, one] of texts.entries()) await put(searched, `${i}`, one, NOON + i);
          const terms = termsOf(query);
          const hits = texts
            .map((one, i) => ({ i, score: scoreOf({ names: "", body: normalise(one) }, terms) }))
            .filter(({ score }) => score > 0)
            .toSorted((a, b) => b.score - a.score || b.i - a.i);
          expect(await found(searched, query)).toEqual(hits.map(({ i }) => `${i}`));
        }),
        { numRuns: 25 },
      );
    });

    test("V4: what changed is found by its new words alone, what is gone by none", async () => {
      const searched = await begin();
      await put(searched, "it", "tent pole");
      expect(await found(searched, "pole")).toEqual(["it"]);
      await put(searched, "it", "backpack");
      expect(await found(searched, "pole")).toEqual([]);
      expect(await found(searched, "backpack")).toEqual(["it"]);
      await put(searched, "it", null);
      expect(await found(searched, "backpack")).toEqual([]);
    });
  });
}
