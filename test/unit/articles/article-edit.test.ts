import { describe, expect, it } from "vitest";
import {
  blankArticle,
  type ArticleRecord,
  type ArticleStep,
} from "../../../server/domain/article.ts";
import {
  decideRemove,
  decideRestore,
  decideSave,
  decideSettle,
} from "../../../server/domain/article-edit.ts";
import type { Result } from "../../../server/protocol/errors.ts";
import { FIELDS } from "../../support/article-client.ts";

const text = (body: string) => ({ hash: body, fields: { ...FIELDS, body } });
const save = (body: string, expected: number) =>
  ({
    language: "en",
    topic: "a",
    expected,
    text: text(body),
    what: "edited",
    at: 7,
    by: "Ana",
  }) as const;
const NOW = { at: 9, by: "Ben" };

function done(result: Result<ArticleStep | null>): ArticleRecord {
  if (!result.ok || result.value === null) throw new Error(JSON.stringify(result));
  return result.value.state;
}

const first = () => done(decideSave(null, save("one", 0)));

describe("editing an article", () => {
  it("K11: a text is saved on the version it was edited from, and on no other", () => {
    const article = first();
    expect(article).toMatchObject({ id: "en/a", revision: 1, updatedAt: 7, updatedBy: "Ana" });
    expect(done(decideSave(article, save("two", 1))).revision).toBe(2);
    for (const expected of [0, 2, 5])
      expect(decideSave(article, save("two", expected))).toEqual({ ok: false, code: "conflict" });
    expect(decideSave(null, save("one", 1))).toEqual({ ok: false, code: "conflict" });
  });

  it("K11: the same text again is no new version, also when the answer to the first was lost", () => {
    for (const expected of [0, 1])
      expect(decideSave(first(), save("one", expected))).toEqual({ ok: true, value: null });
  });

  it("K12: what is removed keeps its history, is made anew or restored, and is not removed twice", () => {
    const removed = done(decideRemove(first(), { expected: 1, ...NOW }));
    expect(removed).toMatchObject({ removedAt: 9, revision: 2, fields: { body: "one" } });
    expect(decideRemove(removed, { expected: 2, ...NOW })).toEqual({
      ok: false,
      code: "not_found",
    });
    expect(decideRemove(first(), { expected: 2, ...NOW })).toEqual({ ok: false, code: "conflict" });
    for (const expected of [0, 2])
      expect(done(decideSave(removed, save("one", expected)))).toMatchObject({
        removedAt: null,
        revision: 3,
      });
    expect(done(decideRestore(removed, { expected: 2, text: text("one"), ...NOW }))).toMatchObject({
      removedAt: null,
    });
    expect(decideRestore(removed, { expected: 1, text: text("one"), ...NOW })).toEqual({
      ok: false,
      code: "conflict",
    });
  });

  it("K5: only a conflict is settled, and a file that cannot be read is not taken", () => {
    const settle = { expected: 1, ...NOW };
    expect(decideSettle(first(), { ...settle, take: "ours" })).toEqual({
      ok: false,
      code: "not_found",
    });
    const unreadable: ArticleRecord = {
      ...first(),
      theirs: { is: "unreadable", path: "en/a.md", file: "h", text: "half" },
    };
    expect(decideSettle(unreadable, { ...settle, take: "file" })).toEqual({
      ok: false,
      code: "file_unreadable",
    });
    expect(decideSettle(unreadable, { ...settle, expected: 0, take: "ours" })).toEqual({
      ok: false,
      code: "conflict",
    });
    const ours = decideSettle(unreadable, { ...settle, take: "ours" });
    if (!ours.ok) throw new Error(ours.code);
    expect(
      ours.value.revisions.map(({ fields, by, revision }) => [revision, by, fields.body]),
    ).toEqual([
      [2, null, "half"],
      [3, "Ben", "one"],
    ]);
    const deleted: ArticleRecord = {
      ...blankArticle("en", "a", text("one")),
      revision: 1,
      theirs: { is: "deleted" },
    };
    expect(done(decideSettle(deleted, { ...settle, take: "file" }))).toMatchObject({
      removedAt: 9,
      theirs: null,
      synced: null,
    });
  });
});
