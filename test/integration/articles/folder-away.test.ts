import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { answered, FIELDS } from "../../support/article-client.ts";
import { ArticleHouse, articleText, soon } from "../../support/article-house.ts";

let house: ArticleHouse;

beforeEach(() => {
  house = new ArticleHouse();
});

afterEach(() => house.remove());

describe("an article folder that is not what it was", () => {
  it("K8: a folder that is gone is filled from the store, and one emptied by hand while running empties it", async () => {
    for (const name of ["a", "b", "c"]) house.put(`en/${name}.md`, articleText(`About ${name}.`));
    await house.begin();
    await house.again(() => rmSync(house.folder, { recursive: true }));
    expect(readdirSync(house.at("en")).sort()).toEqual(["a.md", "b.md", "c.md"]);
    expect((await house.articles.overview()).articles).toHaveLength(3);
    for (const name of ["a", "b", "c"]) house.delete(`en/${name}.md`);
    await soon("none", async () => (await house.articles.overview()).articles.length === 0);
    expect((await house.articles.overview()).removed).toHaveLength(3);
  });

  it("K8: another folder takes what it lacks from the store, and what differs is a conflict", async () => {
    for (const name of ["a", "b", "c"]) house.put(`en/${name}.md`, articleText(`About ${name}.`));
    await house.begin();
    await house.again(() => {
      house.folder = `${house.folder}-moved`;
      house.put("en/b.md", articleText("About b, otherwise."));
      house.put("en/c.md", articleText("About c."));
    });
    expect(house.read("en/a.md")).toContain("About a.");
    const { articles: rows } = await house.articles.overview();
    expect(rows.map(({ id, conflict }) => [id, conflict])).toEqual([
      ["en/a", false],
      ["en/b", true],
      ["en/c", false],
    ]);
  });

  it("K9: while a file cannot be written the article is saved all the same, and the console says why", async () => {
    house.put("en/gift-cards.md", articleText("Five years."));
    await house.begin();
    // Where it is first written to: nobody can, not root either.
    mkdirSync(house.at("en/.gift-cards.md.tmp"));
    await house.articles.save("en/gift-cards", 1, { ...FIELDS, body: "Ten years." });
    await soon("the problem", async () =>
      /cannot be written.*saved all the same/.test(
        (await house.articles.overview()).folder.problem ?? "",
      ),
    );
    expect(await house.bodyOf("en/gift-cards")).toBe("Ten years.");
    rmSync(house.at("en/.gift-cards.md.tmp"), { recursive: true });
    await soon("the file", () => house.read("en/gift-cards.md").includes("Ten years."));
    await soon("no problem", async () => (await house.articles.overview()).folder.problem === null);
  });

  it("K9: with a file in the folder's place everything goes on in the store, and is written when it is back", async () => {
    mkdirSync(house.folder);
    await house.begin();
    await house.withoutFolder(async () => {
      const saved = await house.articles.save("sv/presentkort", 0, FIELDS);
      expect(saved.version).toBe(1);
      const visitor = await house.running.visitor();
      await soon(
        "the answer",
        async () => (await visitor.ask("article:get", { id: "sv/presentkort" })).ok,
      );
    });
    await soon("the file", () => house.has("sv/presentkort.md"));
    expect((await house.articles.overview()).folder.problem).toBeNull();
  });

  it("K10: a new installation begins with the seed's articles once: what was deleted stays deleted", async () => {
    const seed = join(dirname(house.folder), "seed");
    mkdirSync(join(seed, "en"), { recursive: true });
    for (const name of ["a", "b"])
      writeFileSync(join(seed, "en", `${name}.md`), articleText(`About ${name}.`));
    await house.begin(seed);
    await answered(await house.articles.send("DELETE", "/articles/en/a", { expected: 1 }));
    await soon("no file", () => !house.has("en/a.md"));
    await house.again(undefined, seed);
    expect((await house.articles.overview()).articles.map(({ id }) => id)).toEqual(["en/b"]);
    expect(house.has("en/a.md")).toBe(false);
  });
});
