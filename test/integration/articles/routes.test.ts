import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ArticleFields, ImportReport } from "../../../server/protocol/articles.ts";
import { MAX_IMPORT_BYTES } from "../../../server/protocol/limits.ts";
import { answered, ArticleClient, FIELDS } from "../../support/article-client.ts";
import type { AgentClient } from "../../support/clients.ts";
import { startServer, type Running } from "../../support/server.ts";
import { until } from "../../support/until.ts";

let running: Running;
let admin: AgentClient;
let agent: AgentClient;

beforeAll(async () => {
  running = await startServer();
  admin = await running.agent("Ana");
  agent = await running.agent("Ben");
});

afterAll(async () => {
  await running.stop();
  expect(running.failures).toEqual([]);
});

const as = (who: AgentClient | null, headers: Record<string, string> = {}) =>
  new ArticleClient(running.url, who?.cookie ?? null, headers);

const IMPORT = {
  mode: "apply",
  language: "en",
  category: "general",
  existing: "keep",
  status: "published",
  files: [{ name: "a.md", text: "# A\n\nText." }],
};

/** Every route: [method, path, body, who may]. */
const ROUTES = [
  ["GET", "/articles", undefined, "agents"],
  ["GET", "/articles/en/x", undefined, "agents"],
  ["GET", "/articles/en/x/revisions/1", undefined, "agents"],
  ["GET", "/articles/en/x/answers", undefined, "agents"],
  ["PUT", "/articles/en/new", { expected: 0, fields: FIELDS }, "agents"],
  ["POST", "/articles/en/x/restore", { expected: 1, revision: 1 }, "agents"],
  ["POST", "/articles/en/x/settle", { expected: 1, take: "ours" }, "agents"],
  ["DELETE", "/articles/en/x", { expected: 99 }, "admins"],
  ["GET", "/articles/export?as=jsonl", undefined, "admins"],
  ["POST", "/articles/import", { ...IMPORT, mode: "preview" }, "admins"],
  ["PUT", "/knowledge/settings", { strictness: "high", fallbackLanguage: "sv" }, "admins"],
] as const;

describe("articles over HTTP", () => {
  it.each(ROUTES)(
    "A3, A5: %s %s is for those signed in, of the right role, from our own pages",
    async (method, path, body, who) => {
      await as(admin).send("PUT", "/articles/en/x", { expected: 0, fields: FIELDS });
      expect((await as(null).send(method, path, body)).status).toBe(401);
      expect(
        (await as(null, { cookie: "cascade_session=made-up" }).send(method, path, body)).status,
      ).toBe(401);
      if (method !== "GET")
        for (const headers of [{ origin: "https://evil.example" }, { "x-cascade": "0" }] as const)
          expect(await (await as(admin, headers).send(method, path, body)).json()).toMatchObject({
            code: "wrong_origin",
          });
      const { status } = await as(agent).send(method, path, body);
      if (who === "admins") expect(status).toBe(403);
      else expect([200, 404, 409]).toContain(status);
      expect([200, 404, 409]).toContain((await as(admin).send(method, path, body)).status);
    },
  );

  it("K11: of two who save on one version the second is told, and nothing of theirs is written", async () => {
    const id = "en/two-at-once";
    await as(admin).save(id, 0, FIELDS);
    const tries = await Promise.all(
      [admin, agent].map((who, i) =>
        as(who).send("PUT", `/articles/${id}`, {
          expected: 1,
          fields: { ...FIELDS, body: `Mine ${i}` },
        }),
      ),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual([200, 409]);
    const lost = tries.find(({ status }) => status === 409);
    expect(await lost?.json()).toMatchObject({
      code: "conflict",
      message: expect.stringMatching(/compare/),
    });
    expect((await as(admin).read(id)).revisions).toHaveLength(2);
  });

  it("K12: earlier texts are read and restored, by whom and when is told", async () => {
    const id = "en/history";
    await as(admin).save(id, 0, FIELDS);
    await as(agent).save(id, 1, { ...FIELDS, body: "Two" });
    const first = await answered<ArticleFields>(
      await as(agent).send("GET", `/articles/${id}/revisions/1`),
    );
    expect(first).toEqual(FIELDS);
    const restored = await answered<object>(
      await as(agent).send("POST", `/articles/${id}/restore`, { expected: 2, revision: 1 }),
    );
    expect(restored).toMatchObject({
      version: 3,
      fields: FIELDS,
      revisions: [
        { what: "restored", by: "Ben" },
        { what: "edited", by: "Ben" },
        { what: "created", by: "Ana" },
      ],
    });
    expect((await as(agent).send("GET", `/articles/${id}/revisions/9`)).status).toBe(404);
  });

  it("K12: what is wrong with an article is named, and nothing is saved", async () => {
    const wrong = async (path: string, body: unknown) => {
      const response = await as(agent).send("PUT", `/articles/${path}`, body);
      return `${response.status} ${((await response.json()) as { message: string }).message}`;
    };
    expect(await wrong("en/wrong", { expected: 0, fields: { ...FIELDS, title: " " } })).toMatch(
      /^400 fields\.title/,
    );
    expect(await wrong("en/wrong", { expected: 0, fields: { ...FIELDS, extra: 1 } })).toMatch(
      /^400 .*extra/,
    );
    expect(await wrong("en/wrong", { expected: 0, fields: { ...FIELDS, body: " " } })).toMatch(
      /^400/,
    );
    expect(await wrong("en/Not%20a%20topic", { expected: 0, fields: FIELDS })).toMatch(/^404/);
    expect(await wrong("..%2f..%2fetc/passwd", { expected: 0, fields: FIELDS })).toMatch(/^404/);
    expect((await as(agent).send("GET", "/articles/en/wrong")).status).toBe(404);
  });

  it("K15: settings are kept, told, and used", async () => {
    await answered(
      await as(admin).send("PUT", "/knowledge/settings", {
        strictness: "low",
        fallbackLanguage: "sv",
      }),
    );
    expect((await as(agent).overview()).settings).toEqual({
      strictness: "low",
      fallbackLanguage: "sv",
    });
    expect(
      (
        await as(admin).send("PUT", "/knowledge/settings", {
          strictness: "wild",
          fallbackLanguage: "sv",
        })
      ).status,
    ).toBe(400);
  });

  it("K13: a preview says what applying does, and writes nothing; what is there is kept or replaced as asked", async () => {
    const files = [
      { name: "kb/en/one.md", text: "---\ntitle: One\ncategory: a\n---\nFirst." },
      { name: "kb/two.csv", text: "title,body,questions\nTwo,Second,a|b\n,,\nThree," },
      { name: "broken.md", text: "---\ntitle: x: y\n---\n" },
    ];
    const preview = await as(admin).import(files, { mode: "preview" });
    expect(preview).toMatchObject({
      applied: false,
      items: [
        { id: "en/one", title: "One", what: "new" },
        { id: "en/two", phrasings: 2, what: "new" },
        { id: "en/three", what: "new" },
      ],
      skipped: [{ file: "broken.md", line: 1 }],
    });
    expect((await as(admin).send("GET", "/articles/en/one")).status).toBe(404);
    const applied = await as(admin).import(files);
    expect(applied).toEqual({ ...preview, applied: true });
    expect(await as(admin).read("en/one")).toMatchObject({
      category: "a",
      updatedBy: "Ana",
      revisions: [{ what: "imported" }],
    });
    expect((await as(admin).read("en/three")).status).toBe("draft");
    const changed = [
      { name: "kb/en/one.md", text: "---\ntitle: One\ncategory: a\n---\nOtherwise." },
      ...files.slice(1),
    ];
    const what = ({ items }: ImportReport) => items.map((item) => item.what);
    expect(what(await as(admin).import(changed, { existing: "keep" }))).toEqual([
      "kept",
      "same",
      "same",
    ]);
    expect((await as(admin).read("en/one")).fields.body).toBe("First.");
    expect(what(await as(admin).import(changed))).toEqual(["replaces", "same", "same"]);
    expect((await as(admin).read("en/one")).fields.body).toBe("Otherwise.");
  });

  it("K13: what a file does not say stays as it is in an article that is replaced", async () => {
    const there = { ...FIELDS, status: "published", category: "payment", popular: true } as const;
    const phrasings = ["can I give a voucher"];
    await as(admin).save("en/vouchers", 0, { ...there, title: "Vouchers", phrasings });
    const file = { name: "x.csv", text: "id,title,answer\nvouchers,Vouchers,Six years." };
    const asked = { existing: "replace", status: "draft", category: "general" } as const;
    expect((await as(admin).import([file], asked)).items).toMatchObject([
      { what: "replaces", phrasings: 1 },
    ]);
    expect((await as(admin).read("en/vouchers")).fields).toEqual({
      ...there,
      title: "Vouchers",
      phrasings,
      body: "Six years.",
    });
    const titleAlone = {
      name: "x.jsonl",
      text: '{"id":"vouchers","title":"Vouchers","questions":[]}',
    };
    await as(admin).import([titleAlone], asked);
    expect((await as(admin).read("en/vouchers")).fields).toMatchObject({
      body: "Six years.",
      phrasings: [],
      status: "published",
    });
  });

  it("C6: what is skipped is told file by file, in the order of its lines", async () => {
    const { skipped } = await as(admin).import(
      [
        { name: "b.jsonl", text: '{"title":""}\nno\n{"title":"","body":"x"}\n[1]' },
        { name: "a.csv", text: "title,body\nA,x\n,x\nB,x,x\n,x" },
      ],
      { mode: "preview" },
    );
    expect(skipped.map(({ file, line }) => `${file} ${line}`).join()).toBe(
      "b.jsonl 1,b.jsonl 2,b.jsonl 3,b.jsonl 4,a.csv 3,a.csv 4,a.csv 5",
    );
  });

  it("C6: what is not understood of what is taken is told once, with what is done instead", async () => {
    const text =
      "Question,Antwort,Language\nA,x,English\nB,x,Swedish\nC,x,Elvish\nD,x,Elvish\nE,x,\n,x,Orcish";
    const { items, notes } = await as(admin).import([{ name: "kb/faq.csv", text }], {
      mode: "preview",
      language: "de",
    });
    expect(items.map(({ id }) => id)).toEqual(["en/a", "sv/b", "de/c", "de/d", "de/e"]);
    expect(notes).toEqual([
      { file: "kb/faq.csv", line: 1, why: expect.stringMatching(/"Antwort"/) },
      { file: "kb/faq.csv", line: 4, why: expect.stringMatching(/"Elvish".* taken as de/) },
    ]);
  });

  it("K17: a category is one however its name is cased, spelled as it was first", async () => {
    const saved = await as(admin).save("en/cased", 0, { ...FIELDS, category: "Winter care" });
    const other = await as(admin).save("en/cased-too", 0, { ...FIELDS, category: "WINTER Care" });
    expect([saved, other].map(({ category }) => category)).toEqual(["Winter care", "Winter care"]);
    await as(admin).import(
      [{ name: "a.csv", text: "title,body,category\nA,x,winter care\nB,x,Sauna\nC,x,sauna" }],
      { mode: "apply" },
    );
    const { categories } = await as(admin).overview();
    expect(categories.filter((name) => /winter|sauna/i.test(name)).sort()).toEqual([
      "Sauna",
      "Winter care",
    ]);
    const alone = await as(admin).save("en/cased", 1, { ...FIELDS, category: "Spring care" });
    expect(
      (await as(admin).save("en/cased", alone.version, { ...FIELDS, category: "spring care" }))
        .category,
    ).toBe("spring care");
  });

  it("K12: an article in what is no language is not saved", async () => {
    const save = { expected: 0, fields: FIELDS };
    expect((await as(admin).send("PUT", "/articles/xx/typo", save)).status).toBe(400);
    expect((await as(admin).send("PUT", "/articles/fil/no-typo", save)).status).toBe(200);
  });

  it("C6: a language few write in is taken, and told in case it is a slip", async () => {
    const { items, notes } = await as(admin).import(
      [{ name: "a.csv", text: "title,body,language\nA,x,sve\nB,x,fil\nC,x,yue\nD,x,xx" }],
      { mode: "preview" },
    );
    expect(items.map(({ id }) => id)).toEqual(["sve/a", "fil/b", "yue/c", "en/d"]);
    expect(notes).toEqual([
      { file: "a.csv", line: 2, why: expect.stringMatching(/"sve" .* slip/) },
      { file: "a.csv", line: 5, why: expect.stringMatching(/"xx" is no language .* taken as en/) },
    ]);
  });

  it("C6: a status we do not know is told, and its article is taken as a draft", async () => {
    const { notes } = await as(admin).import(
      [{ name: "a.csv", text: "title,body,status\nOld rules,x,Archived\nNew rules,x,published" }],
      { mode: "apply", status: "published" },
    );
    expect(notes).toEqual([
      { file: "a.csv", line: 2, why: expect.stringMatching(/"Archived".* taken as a draft/) },
    ]);
    expect((await as(admin).read("en/old-rules")).status).toBe("draft");
    expect((await as(admin).read("en/new-rules")).status).toBe("published");
  });

  it("K13: a name that comes twice is told, titles that come twice are told apart", async () => {
    const { items, skipped } = await as(admin).import(
      [
        {
          name: "x.jsonl",
          text: '{"id":"same","title":"A","body":"1"}\n{"id":"same","title":"B","body":"2"}\n{"title":"Twice","body":"3"}\n{"title":"Twice","body":"4"}',
        },
      ],
      { mode: "preview" },
    );
    expect(items.map(({ id }) => id)).toEqual(["en/same", "en/twice", "en/twice-2"]);
    expect(skipped).toMatchObject([{ line: 2, why: expect.stringMatching(/another id/) }]);
  });

  it.each(["jsonl", "csv"])(
    "K13: what is exported as %s is the same when it is imported again",
    async (form) => {
      await as(admin).save("zh-Hans/export-test", 0, {
        ...FIELDS,
        title: '礼品卡, "so"; yes',
        body: '# Not a title\n\n- a, b\n- "c"; d\n\n=1+1',
        phrasings: ["a, b", "c; d", 'e "f"'],
        status: "draft",
        popular: false,
      });
      const response = await as(admin).send("GET", `/articles/export?as=${form}`);
      expect(response.headers.get("content-disposition")).toBe(
        `attachment; filename=articles.${form}`,
      );
      const text = await response.text();
      const report = await as(admin).import([{ name: `articles.${form}`, text }], {
        language: "de",
        category: "other",
        status: "published",
      });
      expect(report.skipped).toEqual([]);
      expect(new Set(report.items.map(({ what }) => what))).toEqual(new Set(["same"]));
      const { articles } = await as(admin).overview();
      expect(report.items.map(({ id }) => id)).toEqual(articles.map(({ id }) => id).sort());
      expect((await as(admin).send("GET", "/articles/export?as=pdf")).status).toBe(400);
    },
  );

  it("C10: an import is read up to what the console lets through, and what is larger is refused", async () => {
    const file = (lines: number) => ({
      name: "big.csv",
      text: `title,body\nBig,"${'She said ""yes"" and left.\n'.repeat(lines)}"`,
    });
    const large = file(900_000);
    expect(large.text.length).toBeLessThan(MAX_IMPORT_BYTES);
    expect((await as(admin).import([large], { mode: "preview" })).skipped).toHaveLength(1);
    const response = await as(admin).send("POST", "/articles/import", {
      ...IMPORT,
      files: [file(550_000), file(550_000)],
    });
    expect(response.status).toBe(413);
  });

  it("K16: every console is told that something changed", async () => {
    const before = agent.received.length;
    await as(admin).save("en/told", 0, FIELDS);
    const told = await until("the news", () =>
      agent.received.slice(before).find(({ event }) => event === "articles:changed"),
    );
    expect(told.payload).toEqual({});
  });
});
