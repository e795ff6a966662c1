import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { articleFileText, readArticleFile } from "../../../server/article-formats/article-file.ts";
import { tidy, whyNot } from "../../../server/article-formats/tidy.ts";
import { ROOT } from "../../support/root.ts";
import { anyFields } from "./arbitraries.ts";

const FOLDER = join(ROOT, "knowledge/articles");

function read(text: string) {
  const result = readArticleFile(text);
  if (!result.ok) throw new Error(result.why);
  return result.file;
}

describe("an article's file", () => {
  it("says just what was written to it, whatever the article holds", () => {
    fc.assert(
      fc.property(anyFields(), (raw) => {
        const fields = tidy(raw);
        fc.pre(whyNot(fields) === null);
        const text = articleFileText({ language: "sv", fields, updated: "2026-03-03" }, null);
        expect(read(text)).toEqual({ language: "sv", fields, updated: "2026-03-03" });
      }),
    );
  });

  it("keeps other keys, their order and comments when it is written again", () => {
    const before = [
      "---",
      "# for the spring catalogue",
      "slug: old-address",
      'title: "Gift cards"',
      "language: en",
      "category: payment",
      "updated: 2026-03-03",
      "popular: false # not yet",
      "phrasings:",
      "  - buy a gift card",
      "author: [Mei, Ben]",
      "---",
      "",
      "Old text.",
      "",
    ].join("\n");
    const fields = { ...read(before).fields, body: "New text.", status: "draft" as const };
    const after = articleFileText({ language: "en", fields, updated: "2026-03-04" }, before);
    expect(read(after).fields).toEqual(fields);
    for (const line of [
      "# for the spring catalogue",
      "slug: old-address",
      'title: "Gift cards"',
      "# not yet",
      "Mei",
    ])
      expect(after).toContain(line);
    expect(after).toContain("status: draft");
    const published = { ...fields, status: "published" as const };
    expect(
      articleFileText({ language: "en", fields: published, updated: null }, after),
    ).not.toContain("status");
  });

  it("is written anew from whatever stood there before", () => {
    fc.assert(
      fc.property(anyFields(), fc.string({ unit: "binary", maxLength: 300 }), (raw, junk) => {
        const fields = tidy(raw);
        fc.pre(whyNot(fields) === null);
        const before = `---\ntitle: &a x\n${junk}\nphrasings: [*a]\n---\nbody`;
        for (const previous of [junk, before])
          expect(
            read(articleFileText({ language: "en", fields, updated: null }, previous)).fields,
          ).toEqual(fields);
      }),
    );
  });

  it("is never read from half a text, and nothing makes the reader throw", () => {
    const whole = articleFileText(
      {
        language: "en",
        updated: "2026-03-03",
        fields: {
          title: "T",
          body: "B",
          phrasings: ["p: q"],
          category: "c",
          popular: true,
          status: "published",
        },
      },
      null,
    );
    for (let length = 0; length < whole.length - 2; length += 1)
      expect(readArticleFile(whole.slice(0, length)).ok, whole.slice(0, length)).toBe(false);
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (head) => {
        readArticleFile(`---\n${head}\n---\nbody`);
        readArticleFile(head);
      }),
    );
  });

  it("says in a line what to change", () => {
    const why = (text: string) => {
      const result = readArticleFile(text);
      return result.ok ? "" : result.why;
    };
    expect(why("just text")).toMatch(/put `---`/);
    expect(why("---\ntitle: x\n---\nbody")).toMatch(/language: en/);
    expect(why("---\nlanguage: en\n---\nbody")).toMatch(/add `title: …`/);
    expect(why("---\nlanguage: en\ntitle: x\n---\n")).toMatch(/write the answer/);
    expect(why("---\nlanguage: en\ntitle: x: y\n---\nbody")).toMatch(/quotes/);
    expect(why("---\nlanguage: en\ntitle: x\nphrasings: {a: b}\n---\nbody")).toMatch(
      /list of texts/,
    );
    expect(why(`---\nlanguage: en\ntitle: ${"x".repeat(201)}\n---\nbody`)).toMatch(/shorten/);
    expect(
      why(
        `---\nlanguage: en\na: &a [x,x]\nb: &b [${"*a,".repeat(99)}*a]\nc: [${"*b,".repeat(99)}*b]\n---\nbody`,
      ),
    ).not.toBe("");
    expect(
      readArticleFile("---\nlanguage: en\ntitle: x\n__proto__: {polluted: yes}\n---\nbody").ok,
    ).toBe(true);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });

  it("is read for every article of the demo shop", () => {
    const names = readdirSync(FOLDER, { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".md"),
    );
    expect(names.length).toBeGreaterThan(200);
    for (const name of names) {
      const file = read(readFileSync(join(FOLDER, name), "utf8"));
      expect(name.startsWith(`${file.language}/`), name).toBe(true);
      expect(file.updated, name).not.toBeNull();
      expect(file.fields.phrasings.length, name).toBeGreaterThan(4);
    }
  });
});
