import { readdirSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { answered, FIELDS } from "../../support/article-client.ts";
import { ArticleHouse, articleText, soon } from "../../support/article-house.ts";

let house: ArticleHouse;

beforeEach(() => {
  house = new ArticleHouse();
});

afterEach(() => house.remove());

describe("articles and their folder", () => {
  it("K17: categories of files that differ in case are one in the list and the help centre", async () => {
    const cased = articleText("Sixty days.").replace("category: payment", "category: PAYMENT");
    house.put("en/gift-cards.md", articleText("Five years."));
    house.put("en/returns.md", cased);
    await house.begin();
    expect((await house.articles.overview()).categories).toEqual(["payment"]);
    const home = await (await fetch(`${house.running.url}/help/en`)).text();
    expect(home.match(/class="card"/g)).toHaveLength(1);
  });

  it("K1: takes over the files that are there, drafts too, and says what is wrong with the others", async () => {
    house.put("en/gift-cards.md", articleText("Five years."));
    house.put("deep/er/returns.md", articleText("Sixty days.", "status: draft\n"));
    house.put("en/half.md", "---\ntitle: Half");
    house.put("other/gift-cards.md", articleText("Another one."));
    await house.begin();
    const {
      articles: rows,
      folder: state,
      languages,
      categories,
    } = await house.articles.overview();
    expect(rows.map(({ id, status }) => [id, status])).toEqual([
      ["en/gift-cards", "published"],
      ["en/returns", "draft"],
    ]);
    expect(rows[0]).toMatchObject({
      version: 1,
      updatedBy: "",
      updatedAt: Date.UTC(2026, 2, 3),
      conflict: false,
    });
    expect(state.problem).toBeNull();
    expect(state.problems.map(({ file }) => file).sort()).toEqual([
      "en/half.md",
      "other/gift-cards.md",
    ]);
    expect([languages, categories]).toEqual([["en"], ["payment"]]);
    expect((await house.articles.read("en/gift-cards")).revisions).toMatchObject([
      { revision: 1, by: null, what: "created" },
    ]);
  });

  it("K2: an edit in the console is in the file within 2 s, with other keys kept, and is no edit of the file", async () => {
    house.put("en/gift-cards.md", articleText("Five years.", "author: Mei\n"));
    await house.begin();
    const saved = await house.articles.save("en/gift-cards", 1, { ...FIELDS, body: "Ten years." });
    expect(saved).toMatchObject({
      version: 2,
      updatedBy: "Ana",
      revisions: [{ by: "Ana", what: "edited" }, { by: null }],
    });
    await soon("the file", () => house.read("en/gift-cards.md").includes("Ten years."));
    expect(house.read("en/gift-cards.md")).toContain("author: Mei");
    const third = await house.articles.save("en/gift-cards", 2, {
      ...FIELDS,
      body: "Eleven years.",
    });
    expect(third.version).toBe(3);
    await soon("the file again", () => house.read("en/gift-cards.md").includes("Eleven years."));
    await house.again();
    expect((await house.articles.read("en/gift-cards")).version).toBe(3);
  });

  it("K3: a change of a file, written in place or by rename, is live in answers within 2 s", async () => {
    house.put("en/gift-cards.md", articleText("Five years."));
    await house.begin();
    const visitor = await house.running.visitor();
    const shown = async () => (await visitor.get("article:get", { id: "en/gift-cards" })).body;
    for (const [write, body] of [
      ["put", "Six years."],
      ["putByRename", "Seven years."],
      ["put", "Eight years."],
    ] as const) {
      house[write]("en/gift-cards.md", articleText(body));
      await soon(body, async () => (await shown()) === body);
    }
    const { revisions } = await house.articles.read("en/gift-cards");
    expect(revisions.map(({ by, what }) => [by, what])).toEqual([
      [null, "edited"],
      [null, "edited"],
      [null, "edited"],
      [null, "created"],
    ]);
    expect(house.admin.received.some(({ event }) => event === "articles:changed")).toBe(true);
    expect(readdirSync(house.at("en"))).toEqual(["gift-cards.md"]);
  });

  it("K4: a file half written is a problem to be seen, never a removal", async () => {
    house.put("en/gift-cards.md", articleText("Five years."));
    await house.begin();
    const whole = articleText("Six years.");
    house.put("en/gift-cards.md", whole.slice(0, 40));
    await soon(
      "the problem",
      async () => (await house.articles.overview()).folder.problems.length === 1,
    );
    expect(await house.articles.read("en/gift-cards")).toMatchObject({
      removedAt: null,
      conflict: false,
      version: 1,
    });
    await house.again();
    expect(await house.bodyOf("en/gift-cards")).toBe("Five years.");
    house.put("en/gift-cards.md", whole);
    await soon("the whole", async () => (await house.bodyOf("en/gift-cards")) === "Six years.");
    expect((await house.articles.overview()).folder.problems).toEqual([]);
  });

  it("K5: when both changed neither is overwritten, until one is taken; the other stays in the history", async () => {
    house.put("en/gift-cards.md", articleText("Five years."));
    await house.begin();
    for (const take of ["ours", "file"] as const) {
      const { version } = await house.articles.read("en/gift-cards");
      const write = () =>
        house.put("en/gift-cards.md", articleText(`From the file, then ${take}.`));
      await house.withoutFolder(async () => {
        await house.articles.save("en/gift-cards", version, {
          ...FIELDS,
          body: `From the console, then ${take}.`,
        });
      }, write);
      const conflicted = await soon("the conflict", async () => {
        const detail = await house.articles.read("en/gift-cards");
        return detail.conflict ? detail : null;
      });
      if (conflicted === null) throw new Error("no conflict");
      expect(conflicted.fields.body).toBe(`From the console, then ${take}.`);
      expect(conflicted.theirs).toMatchObject({
        deleted: false,
        fields: { body: `From the file, then ${take}.` },
      });
      expect(house.read("en/gift-cards.md")).toContain(`From the file, then ${take}.`);
      const settle = { expected: conflicted.version, take };
      const settled = await answered<{ conflict: boolean; revisions: { revision: number }[] }>(
        await house.articles.send("POST", "/articles/en/gift-cards/settle", settle),
      );
      expect(settled.conflict).toBe(false);
      const winner =
        take === "ours" ? `From the console, then ${take}.` : `From the file, then ${take}.`;
      expect(await house.bodyOf("en/gift-cards")).toBe(winner);
      await soon("the file", () => house.read("en/gift-cards.md").includes(winner));
      const texts = await Promise.all(
        settled.revisions.map(async ({ revision }) =>
          answered<{ body: string }>(
            await house.articles.send("GET", `/articles/en/gift-cards/revisions/${revision}`),
          ),
        ),
      );
      expect(texts.map(({ body }) => body)).toEqual(
        expect.arrayContaining([`From the console, then ${take}.`, winner]),
      );
      if (take === "ours")
        expect(texts.map(({ body }) => body)).toContain(`From the file, then ${take}.`);
    }
  });

  it("K6: a deleted file removes its article, which can be restored; changed in the console it is a conflict", async () => {
    house.put("en/gift-cards.md", articleText("Five years."));
    house.put("en/returns.md", articleText("Sixty days."));
    await house.begin();
    house.delete("en/gift-cards.md");
    await soon("the removal", async () => (await house.articles.overview()).removed.length === 1);
    expect((await house.articles.overview()).articles.map(({ id }) => id)).toEqual(["en/returns"]);
    const gone = await house.articles.read("en/gift-cards");
    expect(gone.revisions[0]).toMatchObject({ what: "removed", by: null });
    await answered(
      await house.articles.send("POST", "/articles/en/gift-cards/restore", {
        expected: gone.version,
        revision: 1,
      }),
    );
    await soon("its file", () => house.has("en/gift-cards.md"));

    await house.withoutFolder(
      () => house.articles.save("en/returns", 1, { ...FIELDS, body: "Ninety days." }),
      () => house.delete("en/returns.md"),
    );
    await soon(
      "the conflict",
      async () => (await house.articles.read("en/returns")).theirs?.deleted === true,
    );
    await answered(
      await house.articles.send("POST", "/articles/en/returns/settle", {
        expected: 2,
        take: "ours",
      }),
    );
    await soon("the file", () => house.has("en/returns.md"));
  });

  it("K7: an article removed in the console loses its file, and restored has it again", async () => {
    house.put("en/gift-cards.md", articleText("Five years."));
    await house.begin();
    await answered(await house.articles.send("DELETE", "/articles/en/gift-cards", { expected: 1 }));
    await soon("no file", () => !house.has("en/gift-cards.md"));
    await house.again();
    expect((await house.articles.overview()).articles).toEqual([]);
    await answered(
      await house.articles.send("POST", "/articles/en/gift-cards/restore", {
        expected: 2,
        revision: 1,
      }),
    );
    await soon("the file", () => house.has("en/gift-cards.md"));
    expect(await house.bodyOf("en/gift-cards")).toBe("Five years.");
  });
});
