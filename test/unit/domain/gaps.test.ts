import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupAlike } from "../../../server/domain/alike.ts";
import { gapsIn, type GapGroup } from "../../../server/domain/gaps.ts";
import type { QuestionRecord } from "../../../server/domain/question-record.ts";
import { NOW, question } from "../../support/questions.ts";

function toEnd<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

const gapsOf = (questions: readonly QuestionRecord[], limit = 200): readonly GapGroup[] =>
  toEnd(gapsIn(questions, { nearAt: 0.15, limit }));

const idsOf = (gaps: readonly GapGroup[]) =>
  gaps.map(({ members }) => members.map(({ id }) => id).sort());

const asked = (texts: readonly string[], patch: Partial<QuestionRecord> = {}) =>
  texts.map((text, at) => question(`${text} ${at}`, { text, ...patch }));

const RENTING = ["can I rent a tent", "Can I rent a tent??", "rent a tent?", "can i rent tents"];

describe("gaps", () => {
  it("L4: only what was left unanswered or answered badly is one", () => {
    const gaps = gapsOf([
      question("silent"),
      question("helped", { decision: "answer", helped: true }),
      question("answered", { decision: "answer" }),
      question("refused", { decision: "answer", helped: false }),
      question("repeated", { decision: "answer", askedAgain: true }),
      question("opened", { decision: "suggest", clicked: "a", handedOff: true }),
      question("ignored", { decision: "suggest", handedOff: true }),
      question("read in silence", { decision: "suggest" }),
      question("taught", { taughtTo: "en/a" }),
    ]);
    expect(gaps.map(({ question, kind }) => [question, kind]).sort()).toEqual([
      ["ignored", "unanswered"],
      ["refused", "badly_answered"],
      ["repeated", "badly_answered"],
      ["silent", "unanswered"],
    ]);
  });

  it("L6: near-duplicates are one gap, named as most people put it", () => {
    const others = ["do you ship to Norway", "is the lamp waterproof", "opening hours on Sunday"];
    const [first, ...rest] = gapsOf([
      ...asked([...RENTING, "can I rent a tent"]),
      ...asked(others),
    ]);
    expect(first?.question).toMatch(/^can i rent a tent$/i);
    expect(first?.members).toHaveLength(5);
    expect(rest.map(({ members }) => members.length)).toEqual([1, 1, 1]);
  });

  it("L6: across languages they are joined by the topic both are near to, the biggest of each language", () => {
    const near = (text: string, language: string, score = 0.3) =>
      question(text, { text, language, nearest: `${language}/renting`, score });
    const gaps = gapsOf([
      near("can I rent a tent", "en"),
      near("kan man hyra tält hos er", "sv"),
      near("ให้เช่าเต็นท์ไหม", "th"),
      near("what does a deposit cost", "en"),
      near("kan man hyra tält hos er?", "sv"),
      near("pūst vējš", "lv", 0.05),
    ]);
    expect(idsOf(gaps).map((ids) => ids.length)).toEqual([4, 1, 1]);
    expect(gaps[0]?.members.map(({ language }) => language)).toEqual(
      expect.arrayContaining(["en", "sv", "th"]),
    );
  });

  it("L6: the same right article and alike answers of agents join, polite formulas do not", () => {
    const right = { articleId: "en/renting", by: "ana", at: NOW };
    const byArticle = gapsOf([
      question("a", { text: "borrow a shelter", judged: right }),
      question("b", { text: "hyra tält", judged: { ...right, articleId: "sv/renting" } }),
    ]);
    expect(byArticle).toHaveLength(1);
    const answer = "Yes, we rent out tents and packs by the weekend for 40 euros.";
    const pair = asked(["borrow a shelter", "is there hiring"], { agentAnswer: answer });
    expect(gapsOf(pair)).toHaveLength(1);
    const formula = asked(
      ["borrow a shelter", "wrong invoice", "lamp blinks", "zip stuck", "cancel newsletter"],
      { agentAnswer: answer },
    );
    expect(gapsOf(formula)).toHaveLength(5);
  });

  it("L5: the dearest is first: known minutes, else the median, shared within a conversation", () => {
    const minutes = (id: string, text: string, value: number | null) =>
      question(id, { text, handlingMs: value === null ? null : value * 60_000 });
    const gaps = gapsOf([
      minutes("a", "borrow a shelter", 30),
      minutes("b", "lamp blinks", 10),
      minutes("c", "wrong invoice", null),
      minutes("d", "wrong invoice", null),
      minutes("e", "zip stuck", 4),
    ]);
    expect(gaps.map(({ question, cost }) => [question, cost])).toEqual([
      ["borrow a shelter", 30],
      ["wrong invoice", 20],
      ["lamp blinks", 10],
      ["zip stuck", 4],
    ]);
    expect(gapsOf(asked(["zip stuck"]))[0]?.cost).toBe(5);
    const shared = { conversationId: "one", handlingMs: 12 * 60_000 };
    expect(gapsOf(asked(["zip stuck", "lamp blinks"], shared)).map(({ cost }) => cost)).toEqual([
      6, 6,
    ]);
  });

  it("L4: what is like a dismissed question is no gap either", () => {
    const old = question("old", { text: "what is the weather today", dismissed: true });
    const fresh = question("new", { text: "whats the weather today?" });
    expect(gapsOf([old, fresh, question("other", { text: "zip stuck" })])).toHaveLength(1);
    expect(gapsOf([{ ...old, dismissed: false }, fresh])).toHaveLength(1);
  });

  it("L6: every open question is in one gap exactly, whatever the order they come in", () => {
    const text = fc.constantFrom(...RENTING, "zip stuck", "lamp blinks", "อยากเช่าเต็นท์", "", "?!");
    const list = fc.uniqueArray(fc.tuple(fc.uuid(), text), {
      selector: ([id]) => id,
      maxLength: 30,
    });
    fc.assert(
      fc.property(list, (pairs) => {
        const questions = pairs.map(([id, words]) => question(id, { text: words }));
        const gaps = gapsOf(questions);
        const ids = gaps.flatMap(({ members }) => members.map(({ id }) => id));
        expect([...ids].sort()).toEqual(questions.map(({ id }) => id).sort());
        const order = (groups: string[][]) => groups.map((group) => group.join(" ")).sort();
        expect(order(idsOf(gapsOf([...questions].reverse())))).toEqual(order(idsOf(gaps)));
      }),
    );
  });

  it("L4: at most so many, and the newest agent's answer with each", () => {
    expect(gapsOf(asked(["zip stuck", "lamp blinks", "wrong invoice"]), 2)).toHaveLength(2);
    const [gap] = gapsOf([
      question("a", { text: "zip stuck", agentAnswer: "old", at: NOW - 2 }),
      question("b", { text: "zip stuck", agentAnswer: "newer", at: NOW - 1 }),
      question("c", { text: "zip stuck", at: NOW }),
    ]);
    expect(gap).toMatchObject({
      agentAnswer: "newer",
      members: [{ id: "c" }, { id: "b" }, { id: "a" }],
    });
  });
});

describe("grouping by likeness", () => {
  it("L6: finds the same groups as comparing every pair would", () => {
    const words = fc.constantFrom(
      "tent",
      "tents",
      "rent",
      "lamp",
      "zip",
      "norway",
      "boots",
      "ship",
    );
    const texts = fc.array(
      fc.array(words, { minLength: 1, maxLength: 4 }).map((w) => w.join(" ")),
      {
        maxLength: 25,
      },
    );
    fc.assert(
      fc.property(texts, (list) => {
        const leaders = toEnd(groupAlike(list, 0.5));
        for (const [at, leader] of leaders.entries()) {
          expect(leader).toBeLessThanOrEqual(at);
          expect(leaders[leader]).toBe(leader);
        }
        // With a threshold of nearly nothing to spare, equal texts at least are together.
        for (const [at, text] of list.entries())
          expect(leaders[at]).toBe(leaders[list.indexOf(text)]);
      }),
    );
  });
});
