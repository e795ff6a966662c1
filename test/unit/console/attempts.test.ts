import { describe, expect, it } from "vitest";
import { attemptsOf, spanOf } from "../../../agent-console/talk/attempts.ts";
import type { Entry } from "../../../server/protocol/view.ts";
import { said, turn, view } from "./fixtures.ts";

const BOT = { kind: "bot" } as const;
const handoff = (seq: number, reason: "two_misses" | "said_no" | "asked"): Entry => ({
  is: "handoff",
  seq,
  at: seq * 1000,
  reason,
});

describe("what the bot tried", () => {
  it("lists each try with its question, its articles and what came of it", () => {
    const tried = attemptsOf(
      view({
        entries: [said(2, BOT, "one"), said(4, BOT, "two")],
        turns: [turn("one"), turn("two", { kind: "suggest" })],
        judged: { one: false },
      }),
    );
    expect(tried).toMatchObject([
      {
        question: "question one",
        articles: [{ title: "Spare parts" }],
        verdict: "said_no",
        at: 2000,
      },
      {
        question: "question two",
        articles: [{ title: "Spare parts" }],
        verdict: "no_word",
        at: 4000,
      },
    ]);
  });

  it("tells an answer that helped from a turn that found nothing", () => {
    const turns = [turn("one", { kind: "miss", articles: [] }), turn("two")];
    const verdicts = attemptsOf(view({ turns, judged: { two: true } })).map(
      ({ verdict }) => verdict,
    );
    expect(verdicts).toEqual(["found_nothing", "helped"]);
  });

  it("counts neither small talk nor standing aside on request", () => {
    const turns = [
      turn("hi", { kind: "smalltalk", articles: [] }),
      turn("x", { kind: "handoff", articles: [] }),
    ];
    expect(attemptsOf(view({ entries: [handoff(3, "asked")], turns }))).toEqual([]);
  });

  it("counts the second miss, which hands off without a message", () => {
    const turns = [
      turn("one", { kind: "miss", articles: [] }),
      turn("x", { kind: "handoff", articles: [] }),
    ];
    const tried = attemptsOf(view({ entries: [handoff(6, "two_misses")], turns }));
    expect(tried.map(({ verdict, at }) => [verdict, at])).toEqual([
      ["found_nothing", null],
      ["found_nothing", 6000],
    ]);
  });

  it("spans from the first known time to the last, or nothing", () => {
    const one = { question: "", articles: [], verdict: "no_word" } as const;
    expect(
      spanOf([
        { ...one, at: 5 },
        { ...one, at: null },
        { ...one, at: 9 },
      ]),
    ).toEqual({ from: 5, to: 9 });
    expect(spanOf([{ ...one, at: null }])).toBeNull();
    expect(spanOf([])).toBeNull();
  });

  it("a visitor's view has no turns to tell of", () => {
    expect(attemptsOf({ ...view({ turns: [turn("one")] }), internal: null })).toEqual([]);
  });
});
