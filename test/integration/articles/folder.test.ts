import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Store } from "../../../server/application/ports.ts";
import { createMemoryStore } from "../../../server/stores/memory/memory-store.ts";
import { answered, ArticleClient, FIELDS } from "../../support/article-client.ts";
import type { AgentClient } from "../../support/clients.ts";
import { startServer, type Running } from "../../support/server.ts";
import { until } from "../../support/until.ts";

/** Two seconds are promised (SPEC K2); a machine with other work to do may take longer. */
const PATIENCE_MS = 15_000;

let folder: string;
let store: Store;
let running: Running;
let admin: AgentClient;
let articles: ArticleClient;

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "cascade-articles-")), "articles");
  store = createMemoryStore();
});

afterEach(async () => {
  await running.stop();
  expect(running.failures).toEqual([]);
  rmSync(dirname(folder), { recursive: true, force: true });
});

async function begin(): Promise<void> {
  running = await startServer({ store, folder: { path: folder } });
  admin = await running.agent("Ana");
  articles = new ArticleClient(running.url, admin.cookie);
}

/** The same installation, started anew. */
async function again(): Promise<void> {
  await running.stop();
  running = await startServer({ store, folder: { path: folder } });
  articles = new ArticleClient(running.url, admin.cookie);
}

const at = (path: string) => join(folder, path);
const textOf = (body: string, more = "") =>
  `---\ntitle: Gift cards\nlanguage: en\ncategory: payment\nupdated: 2026-03-03\n${more}---\n\n${body}\n`;

function put(path: string, text: string): void {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), text);
}

/** What an editor does that keeps the old file until the new one is whole. */
function putByRename(path: string, text: string): void {
  writeFileSync(at(`${path}.swp`), text);
  renameSync(at(path), at(`${path}~`));
  renameSync(at(`${path}.swp`), at(path));
  unlinkSync(at(`${path}~`));
}

const bodyOf = async (id: string) => (await articles.read(id)).fields.body;
const soon = <T>(what: string, look: () => T) => until(what, look, PATIENCE_MS);

describe("articles and their folder", () => {
  it("K1: takes over the files that are there, drafts too, and says what is wrong with the others", async () => {
    put("en/gift-cards.md", textOf("Five years."));
    put("deep/er/returns.md", textOf("Sixty days.", "status: draft\n"));
    put("en/half.md", "---\ntitle: Half");
    put("other/gift-cards.md", textOf("Another one."));
    await begin();
    const { articles: rows, folder: state, languages, categories } = await articles.overview();
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
    expect((await articles.read("en/gift-cards")).revisions).toMatchObject([
      { revision: 1, by: null, what: "created" },
    ]);
  });

  it("K2: an edit in the console is in the file within 2 s, with other keys kept, and is no edit of the file", async () => {
    put("en/gift-cards.md", textOf("Five years.", "author: Mei\n"));
    await begin();
    const saved = await articles.save("en/gift-cards", 1, { ...FIELDS, body: "Ten years." });
    expect(saved).toMatchObject({
      version: 2,
      updatedBy: "Ana",
      revisions: [{ by: "Ana", what: "edited" }, { by: null }],
    });
    await soon("the file", () =>
      readFileSync(at("en/gift-cards.md"), "utf8").includes("Ten years."),
    );
    expect(readFileSync(at("en/gift-cards.md"), "utf8")).toContain("author: Mei");
    const third = await articles.save("en/gift-cards", 2, { ...FIELDS, body: "Eleven years." });
    expect(third.version).toBe(3);
    await soon("the file again", () =>
      readFileSync(at("en/gift-cards.md"), "utf8").includes("Eleven years."),
    );
    await again();
    expect((await articles.read("en/gift-cards")).version).toBe(3);
  });

  it("K3: a change of a file, written in place or by rename, is live in answers within 2 s", async () => {
    put("en/gift-cards.md", textOf("Five years."));
    await begin();
    const visitor = await running.visitor();
    const shown = async () => (await visitor.get("article:get", { id: "en/gift-cards" })).body;
    for (const [write, body] of [
      [put, "Six years."],
      [putByRename, "Seven years."],
      [put, "Eight years."],
    ] as const) {
      write("en/gift-cards.md", textOf(body));
      await soon(body, async () => (await shown()) === body);
    }
    const { revisions } = await articles.read("en/gift-cards");
    expect(revisions.map(({ by, what }) => [by, what])).toEqual([
      [null, "edited"],
      [null, "edited"],
      [null, "edited"],
      [null, "created"],
    ]);
    expect(admin.received.some(({ event }) => event === "articles:changed")).toBe(true);
    expect(readdirSync(at("en"))).toEqual(["gift-cards.md"]);
  });

  it("K4: a file half written is a problem to be seen, never a removal", async () => {
    put("en/gift-cards.md", textOf("Five years."));
    await begin();
    const whole = textOf("Six years.");
    put("en/gift-cards.md", whole.slice(0, 40));
    await soon("the problem", async () => (await articles.overview()).folder.problems.length === 1);
    expect(await articles.read("en/gift-cards")).toMatchObject({
      removedAt: null,
      conflict: false,
      version: 1,
    });
    await again();
    expect(await bodyOf("en/gift-cards")).toBe("Five years.");
    put("en/gift-cards.md", whole);
    await soon("the whole", async () => (await bodyOf("en/gift-cards")) === "Six years.");
    expect((await articles.overview()).folder.problems).toEqual([]);
  });

  it("K5: when both changed neither is overwritten, until one is taken; the other stays in the history", async () => {
    put("en/gift-cards.md", textOf("Five years."));
    await begin();
    for (const take of ["ours", "file"] as const) {
      const { version } = await articles.read("en/gift-cards");
      await running.stop();
      put("en/gift-cards.md", textOf(`From the file, then ${take}.`));
      await startOffline(async () => {
        await articles.save("en/gift-cards", version, {
          ...FIELDS,
          body: `From the console, then ${take}.`,
        });
      });
      const conflicted = await soon("the conflict", async () => {
        const detail = await articles.read("en/gift-cards");
        return detail.conflict ? detail : null;
      });
      if (conflicted === null) throw new Error("no conflict");
      expect(conflicted.fields.body).toBe(`From the console, then ${take}.`);
      expect(conflicted.theirs).toMatchObject({
        deleted: false,
        fields: { body: `From the file, then ${take}.` },
      });
      expect(readFileSync(at("en/gift-cards.md"), "utf8")).toContain(
        `From the file, then ${take}.`,
      );
      const settle = { expected: conflicted.version, take };
      const settled = await answered<{ conflict: boolean; revisions: { revision: number }[] }>(
        await articles.send("POST", "/articles/en/gift-cards/settle", settle),
      );
      expect(settled.conflict).toBe(false);
      const winner =
        take === "ours" ? `From the console, then ${take}.` : `From the file, then ${take}.`;
      expect(await bodyOf("en/gift-cards")).toBe(winner);
      await soon("the file", () => readFileSync(at("en/gift-cards.md"), "utf8").includes(winner));
      const texts = await Promise.all(
        settled.revisions.map(async ({ revision }) =>
          answered<{ body: string }>(
            await articles.send("GET", `/articles/en/gift-cards/revisions/${revision}`),
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

  /** Runs with a folder that cannot be looked at meanwhile, so that both sides change unseen. */
  async function startOffline(work: () => Promise<unknown>): Promise<void> {
    renameSync(folder, `${folder}.away`);
    writeFileSync(folder, "in the way");
    running = await startServer({ store, folder: { path: folder } });
    articles = new ArticleClient(running.url, admin.cookie);
    expect((await articles.overview()).folder.problem).toMatch(/cannot be read.*ARTICLES_DIR/);
    await work();
    unlinkSync(folder);
    renameSync(`${folder}.away`, folder);
  }

  it("K6: a deleted file removes its article, which can be restored; changed in the console it is a conflict", async () => {
    put("en/gift-cards.md", textOf("Five years."));
    put("en/returns.md", textOf("Sixty days."));
    await begin();
    unlinkSync(at("en/gift-cards.md"));
    await soon("the removal", async () => (await articles.overview()).removed.length === 1);
    expect((await articles.overview()).articles.map(({ id }) => id)).toEqual(["en/returns"]);
    const gone = await articles.read("en/gift-cards");
    expect(gone.revisions[0]).toMatchObject({ what: "removed", by: null });
    await answered(
      await articles.send("POST", "/articles/en/gift-cards/restore", {
        expected: gone.version,
        revision: 1,
      }),
    );
    await soon("its file", () => existsSync(at("en/gift-cards.md")));

    await running.stop();
    unlinkSync(at("en/returns.md"));
    await startOffline(async () => {
      await articles.save("en/returns", 1, { ...FIELDS, body: "Ninety days." });
    });
    await soon(
      "the conflict",
      async () => (await articles.read("en/returns")).theirs?.deleted === true,
    );
    await answered(
      await articles.send("POST", "/articles/en/returns/settle", { expected: 2, take: "ours" }),
    );
    await soon("the file", () => existsSync(at("en/returns.md")));
  });

  it("K7: an article removed in the console loses its file, and restored has it again", async () => {
    put("en/gift-cards.md", textOf("Five years."));
    await begin();
    await answered(await articles.send("DELETE", "/articles/en/gift-cards", { expected: 1 }));
    await soon("no file", () => !existsSync(at("en/gift-cards.md")));
    await again();
    expect((await articles.overview()).articles).toEqual([]);
    await answered(
      await articles.send("POST", "/articles/en/gift-cards/restore", { expected: 2, revision: 1 }),
    );
    await soon("the file", () => existsSync(at("en/gift-cards.md")));
    expect(await bodyOf("en/gift-cards")).toBe("Five years.");
  });

  it("K8: a folder that is gone is filled from the store, and one emptied by hand while running empties it", async () => {
    for (const name of ["a", "b", "c"]) put(`en/${name}.md`, textOf(`About ${name}.`));
    await begin();
    await running.stop();
    rmSync(folder, { recursive: true });
    running = await startServer({ store, folder: { path: folder } });
    articles = new ArticleClient(running.url, admin.cookie);
    expect(readdirSync(at("en")).sort()).toEqual(["a.md", "b.md", "c.md"]);
    expect((await articles.overview()).articles).toHaveLength(3);
    for (const name of ["a", "b", "c"]) unlinkSync(at(`en/${name}.md`));
    await soon("none", async () => (await articles.overview()).articles.length === 0);
    expect((await articles.overview()).removed).toHaveLength(3);
  });

  it("K8: another folder takes what it lacks from the store, and what differs is a conflict", async () => {
    for (const name of ["a", "b", "c"]) put(`en/${name}.md`, textOf(`About ${name}.`));
    await begin();
    await running.stop();
    folder = `${folder}-moved`;
    put("en/b.md", textOf("About b, otherwise."));
    put("en/c.md", textOf("About c."));
    running = await startServer({ store, folder: { path: folder } });
    articles = new ArticleClient(running.url, admin.cookie);
    expect(readFileSync(at("en/a.md"), "utf8")).toContain("About a.");
    const { articles: rows } = await articles.overview();
    expect(rows.map(({ id, conflict }) => [id, conflict])).toEqual([
      ["en/a", false],
      ["en/b", true],
      ["en/c", false],
    ]);
  });

  it("K9: while a file cannot be written the article is saved all the same, and the console says why", async () => {
    put("en/gift-cards.md", textOf("Five years."));
    await begin();
    // Where it is first written to: nobody can, not root either.
    mkdirSync(at("en/.gift-cards.md.tmp"));
    await articles.save("en/gift-cards", 1, { ...FIELDS, body: "Ten years." });
    await soon("the problem", async () =>
      /cannot be written.*saved all the same/.test(
        (await articles.overview()).folder.problem ?? "",
      ),
    );
    expect(await bodyOf("en/gift-cards")).toBe("Ten years.");
    rmSync(at("en/.gift-cards.md.tmp"), { recursive: true });
    await soon("the file", () =>
      readFileSync(at("en/gift-cards.md"), "utf8").includes("Ten years."),
    );
    await soon("no problem", async () => (await articles.overview()).folder.problem === null);
  });

  it("K9: with a file in the folder's place everything goes on in the store, and is written when it is back", async () => {
    mkdirSync(folder);
    await begin();
    await running.stop();
    await startOffline(async () => {
      const saved = await articles.save("sv/presentkort", 0, FIELDS);
      expect(saved.version).toBe(1);
      const visitor = await running.visitor();
      await soon(
        "the answer",
        async () => (await visitor.ask("article:get", { id: "sv/presentkort" })).ok,
      );
    });
    await soon("the file", () => existsSync(at("sv/presentkort.md")));
    expect((await articles.overview()).folder.problem).toBeNull();
  });

  it("K10: a new installation begins with the seed's articles once: what was deleted stays deleted", async () => {
    const seed = join(dirname(folder), "seed");
    mkdirSync(join(seed, "en"), { recursive: true });
    for (const name of ["a", "b"])
      writeFileSync(join(seed, "en", `${name}.md`), textOf(`About ${name}.`));
    running = await startServer({ store, folder: { path: folder, seed } });
    admin = await running.agent("Ana");
    articles = new ArticleClient(running.url, admin.cookie);
    await answered(await articles.send("DELETE", "/articles/en/a", { expected: 1 }));
    await soon("no file", () => !existsSync(at("en/a.md")));
    await running.stop();
    running = await startServer({ store, folder: { path: folder, seed } });
    articles = new ArticleClient(running.url, admin.cookie);
    expect((await articles.overview()).articles.map(({ id }) => id)).toEqual(["en/b"]);
    expect(existsSync(at("en/a.md"))).toBe(false);
  });
});
