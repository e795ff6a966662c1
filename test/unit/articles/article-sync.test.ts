import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type {
  ArticleRecord,
  ArticleStep,
  Hashed,
  RevisionRecord,
  Theirs,
} from "../../../server/domain/article.ts";
import { blankArticle } from "../../../server/domain/article.ts";
import {
  decideRemove,
  decideRestore,
  decideSave,
  decideSettle,
} from "../../../server/domain/article-edit.ts";
import {
  adopt,
  decideSync,
  inConflict,
  inStep,
  removeWithFile,
  sameConflict,
  type FileSide,
  type SyncAction,
} from "../../../server/domain/article-sync.ts";
import type { Result } from "../../../server/protocol/errors.ts";

const PATH = "en/a.md";
const STAMP = { at: 1, by: "Ana" };

/** A text is its own hash here. */
const said = (body: string): Hashed => ({
  hash: body,
  fields: { title: "T", body, phrasings: [], category: "c", popular: false, status: "published" },
});

const isJunk = (text: string) => text.startsWith("junk");

describe("an article and its file", () => {
  const sides = ["base", "ours", "theirs", null] as const;
  const record = (base: string | null, ours: string | null): ArticleRecord => ({
    ...blankArticle("en", "a", said(ours ?? "x")),
    revision: 3,
    removedAt: ours === null ? 5 : null,
    synced: base === null ? null : { path: PATH, file: base, fields: base },
  });
  const side = (text: string | null): FileSide =>
    text === null
      ? { is: "absent" }
      : isJunk(text)
        ? { is: "unreadable", path: PATH, file: text }
        : { is: "article", path: PATH, file: text, hash: text };

  it("K5: for every combination of what both agreed on, we say and the file says, only what changed alone is taken", () => {
    const expected = (
      base: string | null,
      ours: string | null,
      theirs: string | null,
    ): SyncAction => {
      if (base === ours && base === theirs) return "nothing";
      if (base === theirs) return ours === null ? "unlink" : "write";
      if (base === ours) return theirs === null ? "remove" : isJunk(theirs) ? "wait" : "adopt";
      return ours === theirs ? "agree" : "conflict";
    };
    let seen = 0;
    for (const base of ["base", null])
      for (const ours of sides)
        for (const theirs of [...sides, "junk"]) {
          seen += 1;
          expect(decideSync(record(base, ours), side(theirs)), `${base} ${ours} ${theirs}`).toBe(
            expected(base, ours, theirs),
          );
        }
    expect(seen).toBe(40);
    expect(decideSync(null, side("theirs"))).toBe("adopt");
    expect(decideSync(null, side("junk"))).toBe("wait");
    expect(decideSync(null, side(null))).toBe("nothing");
  });

  it("K1: a file that moved is the same article's, and is noted", () => {
    expect(
      decideSync(record("base", "base"), {
        is: "article",
        path: "x/a.md",
        file: "base",
        hash: "base",
      }),
    ).toBe("agree");
  });

  it("K5: no order of edits on both sides, kills in between included, ever loses a text", () => {
    const text = fc.constantFrom("one", "two", "three", "four");
    const step = fc.oneof(
      fc.record({ do: fc.constant("save" as const), text }),
      fc.record({
        do: fc.constant("edit-file" as const),
        text: fc.oneof(text, fc.constantFrom("junk 1", "junk 2")),
      }),
      fc.record({
        do: fc.constant("settle" as const),
        take: fc.constantFrom("ours" as const, "file" as const),
      }),
      fc.record({ do: fc.constant("restore" as const), revision: fc.nat(8) }),
      fc.record({ do: fc.constantFrom("remove", "delete-file", "forget") }),
      fc.record({ do: fc.constant("sync" as const), killed: fc.boolean() }),
    );
    const kinds = new Set<SyncAction>();
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const world = new World(kinds);
        for (const one of steps) world.play(one);
        world.comeToRest();
      }),
      { numRuns: 3_000 },
    );
    expect([...kinds].sort()).toEqual([
      "adopt",
      "agree",
      "conflict",
      "nothing",
      "remove",
      "unlink",
      "wait",
      "write",
    ]);
  });
});

type Step = {
  readonly do: string;
  readonly text?: string;
  readonly take?: "ours" | "file";
  readonly revision?: number;
  readonly killed?: boolean;
};

class World {
  article: ArticleRecord | null = null;
  file: string | null = null;
  readonly history: RevisionRecord[] = [];
  readonly #written = new Set<string>();
  readonly #kinds: Set<SyncAction>;

  constructor(kinds: Set<SyncAction>) {
    this.#kinds = kinds;
  }

  play(step: Step): void {
    const { article } = this;
    const text = step.text ?? "";
    const expected = article?.revision ?? 0;
    if (step.do === "save") {
      this.#take(
        decideSave(article, {
          ...STAMP,
          language: "en",
          topic: "a",
          expected,
          text: said(text),
          what: "edited",
        }),
      );
      this.#written.add(text);
    } else if (step.do === "edit-file") this.file = text;
    else if (step.do === "delete-file") this.file = null;
    else if (step.do === "forget" && article !== null) this.article = { ...article, synced: null };
    else if (step.do === "sync") this.sync(step.killed === true);
    else if (article === null) return;
    else if (step.do === "remove") this.#take(decideRemove(article, { ...STAMP, expected }));
    else if (step.do === "settle")
      this.#take(decideSettle(article, { ...STAMP, expected, take: step.take ?? "ours" }));
    else if (step.do === "restore") {
      const earlier = this.history[step.revision ?? 0];
      if (earlier !== undefined && !isJunk(earlier.fields.body))
        this.#take(decideRestore(article, { ...STAMP, expected, text: said(earlier.fields.body) }));
    }
    this.check();
  }

  sync(killed: boolean): void {
    const { file } = this;
    const side: FileSide =
      file === null
        ? { is: "absent" }
        : isJunk(file)
          ? { is: "unreadable", path: PATH, file }
          : { is: "article", path: PATH, file, hash: file };
    const action = decideSync(this.article, side);
    this.#kinds.add(action);
    const before = this.article ?? blankArticle("en", "a", said(file ?? ""));
    const stamp = { at: 2, by: null };
    if (action === "adopt" && file !== null)
      this.#keep(adopt(before, { ...said(file), path: PATH, file }, stamp));
    else if (action === "remove") this.#keep(removeWithFile(before, stamp));
    else if (action === "write" || action === "unlink") {
      // What the program overwrites must be somewhere else.
      if (file !== null) expect(this.#kept()).toContain(file);
      this.file = action === "write" ? before.hash : null;
      if (!killed) this.#keep(inStep(before, this.#noted()));
    } else if (action === "agree" || (action === "nothing" && before.theirs !== null))
      this.#keep(inStep(before, this.#noted()));
    else if (action === "conflict" && !sameConflict(before.theirs, side))
      this.#keep(inConflict(before, this.#theirs()));
  }

  /** Left alone, and every conflict settled, both sides say the same. */
  comeToRest(): void {
    for (let round = 0; round < 4; round += 1) {
      this.sync(false);
      if (this.article?.theirs != null) this.play({ do: "settle", take: "ours" });
      this.check();
    }
    if (this.file !== null && isJunk(this.file)) return;
    const ours =
      this.article === null || this.article.removedAt !== null ? null : this.article.hash;
    expect(this.file).toBe(ours);
    expect(this.article?.theirs ?? null).toBeNull();
  }

  check(): void {
    expect(this.#kept()).toEqual(expect.arrayContaining([...this.#written]));
    const numbers = this.history.map(({ revision }) => revision);
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
    if (this.article !== null) expect(this.article.revision).toBe(this.history.length);
  }

  #kept(): readonly string[] {
    return this.history.map(({ fields }) => fields.body);
  }

  #noted() {
    return this.file === null ? null : { path: PATH, file: this.file, hash: this.file };
  }

  #theirs(): Theirs {
    const { file } = this;
    if (file === null) return { is: "deleted" };
    return isJunk(file)
      ? { is: "unreadable", path: PATH, file, text: file }
      : { is: "article", path: PATH, file, text: file, ...said(file) };
  }

  #take(result: Result<ArticleStep | null>): void {
    if (result.ok && result.value !== null) this.#keep(result.value);
  }

  #keep({ state, revisions }: ArticleStep): void {
    this.article = state;
    this.history.push(...revisions);
  }
}
