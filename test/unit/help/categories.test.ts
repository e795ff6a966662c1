import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { categoryNames } from "../../../server/help/categories.ts";
import { LANGUAGES } from "../../../widget/panel/words/language.ts";
import { demoArticles } from "../../support/help-articles.ts";
import { ROOT } from "../../support/root.ts";

describe("names of categories", () => {
  let folder: string;
  let now = 0;
  const problems: unknown[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "cascade-categories-"));
    problems.length = 0;
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const open = (...folders: readonly string[]) =>
    categoryNames({ folders, clock: { now: () => now }, failed: (error) => problems.push(error) });
  const save = (text: string) => {
    const file = join(folder, "categories.yaml");
    writeFileSync(file, text);
    now += 5_000;
    utimesSync(file, now / 1_000, now / 1_000);
  };

  it("I1: every category of the demo shop has a name in every language the widget speaks", () => {
    const named = parse(readFileSync(join(ROOT, "knowledge/articles/categories.yaml"), "utf8"));
    const used = new Set(demoArticles().map(({ category }) => category));
    for (const category of used)
      for (const language of LANGUAGES)
        expect(named[category]?.[language], `${category} in ${language}`).toMatch(/\S/);
  });

  it("a category without a name shows its key with a capital, a language without one English", () => {
    save("tents: { en: Tents, sv: Tält }\n");
    const name = open(folder);
    expect([name("tents", "sv"), name("tents", "lv"), name("trail-food", "en")]).toEqual([
      "Tält",
      "Tents",
      "Trail food",
    ]);
  });

  it("a changed file is taken over; one that cannot be read leaves the names as they were", () => {
    save("tents: { en: Tents }\n");
    const name = open(folder);
    expect(name("tents", "en")).toBe("Tents");
    save("tents: { en: Shelters }\n");
    expect(name("tents", "en")).toBe("Shelters");
    save("tents: { en: [\n");
    expect(name("tents", "en")).toBe("Shelters");
    expect(problems).toHaveLength(1);
    save("just a word\n");
    expect(name("tents", "en")).toBe("Tents");
  });

  it("an owner's names go before ours", () => {
    save("tents: { en: Shelters }\n");
    const name = open(folder, join(ROOT, "knowledge/articles"));
    expect([name("tents", "en"), name("tents", "sv"), name("boots", "sv")]).toEqual([
      "Shelters",
      "Tält",
      "Kängor",
    ]);
  });
});
