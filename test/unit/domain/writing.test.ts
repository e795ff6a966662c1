import { describe, expect, it } from "vitest";
import { questionsAfter } from "../../../server/domain/question-after.ts";
import type { CitedSentence } from "../../../server/domain/rephrase/check.ts";
import { KNOWLEDGE, Play, SYSTEM, TIMINGS, VISITOR } from "../../support/domain.ts";

const GOOD: readonly CitedSentence[] = [
  { text: "This is about answer one.", quote: "About answer one." },
];

function begin(text = "answer one"): Play {
  const play = new Play();
  play.timings = { ...TIMINGS, rephraseMs: 4_000 };
  return play.start(text);
}

function writing({ conversation: { state } }: Play) {
  return state.is === "bot" ? (state.writing ?? null) : null;
}

function give(play: Play, sentences: readonly CitedSentence[] | null, messageId?: string): void {
  const id = messageId ?? writing(play)?.messageId ?? "none";
  play.do(SYSTEM, { type: "write", messageId: id, sentences });
}

function said(play: Play) {
  return play.logged.flatMap(({ event }) =>
    event.type === "message:posted" && event.message.author.kind === "bot"
      ? [event.message.body]
      : [],
  );
}

describe("an answer in other words", () => {
  it("W1: is begun in the commit of the question, and nothing is said yet", () => {
    const play = begin();
    expect(said(play)).toEqual([]);
    expect(writing(play)).toMatchObject({
      asked: "start-answer one",
      until: 5_000,
      passage: "About answer one.",
      question: "answer one",
    });
  });

  it("W1: is given with the article's own words below, and counts as the turn", () => {
    const play = begin();
    give(play, GOOD);
    expect(said(play)).toEqual([
      {
        type: "answer",
        article: KNOWLEDGE.article("answer one"),
        passage: "About answer one.",
        rephrased: { text: "This is about answer one." },
      },
    ]);
    expect(play.conversation.state).toMatchObject({
      shown: ["answer one"],
      lastTurn: "answer",
      writing: null,
    });
    expect(play.conversation.botAttempts).toBe(1);
  });

  it("W3: is checked in the decision itself: what the passage does not hold is not said", () => {
    const play = begin();
    give(play, [{ text: "You get 500 euro from us.", quote: "About answer one." }]);
    expect(said(play)).toEqual([
      { type: "answer", article: KNOWLEDGE.article("answer one"), passage: "About answer one." },
    ]);
  });

  it.each([
    ["nothing usable", null],
    ["no sentences", []],
  ])("W4: is plain when %s came back", (_what, sentences) => {
    const play = begin();
    give(play, sentences);
    expect(said(play)).toEqual([
      { type: "answer", article: KNOWLEDGE.article("answer one"), passage: "About answer one." },
    ]);
  });

  it("W4: is given once, whoever comes second", () => {
    const play = begin();
    const id = writing(play)?.messageId ?? "";
    play.now = 5_000;
    play.do(SYSTEM, { type: "due" });
    give(play, GOOD, id);
    expect(said(play)).toHaveLength(1);
    expect(said(play)[0]).not.toHaveProperty("rephrased");
  });

  it("W5: is dropped by the next question, which alone is answered", () => {
    const play = begin();
    const first = writing(play)?.messageId ?? "";
    play.say("answer two");
    expect(writing(play)?.question).toBe("answer two");
    give(play, GOOD, first);
    expect(said(play)).toEqual([]);
    give(play, null);
    expect(said(play)).toMatchObject([{ type: "answer", article: { id: "answer two" } }]);
  });

  it("W5: the dropped question is what the next one goes on from", () => {
    const play = begin();
    expect(play.conversation.state).toMatchObject({ question: "answer one" });
  });

  it("B13: what is being written goes on from what its question does", () => {
    const play = begin();
    play.say("more");
    expect(play.conversation.state).toMatchObject({ question: "answer one" });
    give(play, GOOD);
    expect(play.conversation.state).toMatchObject({ question: "answer one" });
  });

  it.each(["thanks", "greeting", "goodbye", "yes"])(
    "W5: goes on while the visitor says %s, which has its own turn",
    (word) => {
      const play = begin();
      const before = writing(play);
      play.say(word);
      expect(said(play)).toMatchObject([{ type: "phrase" }]);
      expect(writing(play)).toEqual(before);
      give(play, GOOD);
      expect(said(play)).toHaveLength(2);
      expect(play.conversation.questions).toEqual(["start-answer one"]);
    },
  );

  it.each([
    ["asks for a person", (play: Play) => play.do(VISITOR, { type: "request-person" })],
    ["writes that a person is wanted", (play: Play) => play.say("person")],
  ])("W5: is dropped when the visitor %s", (_what, act) => {
    const play = begin();
    const id = writing(play)?.messageId ?? "";
    act(play);
    expect(play.conversation.state.is).toBe("queued");
    give(play, GOOD, id);
    expect(said(play)).toEqual([]);
  });

  it("W5: a no drops it, and hands off where an answer waits for its verdict", () => {
    const alone = begin();
    alone.say("no");
    expect(writing(alone)).toBeNull();
    const second = begin();
    give(second, GOOD);
    second.say("answer two");
    second.say("no");
    expect(second.conversation.state).toMatchObject({ is: "queued", reason: "said_no" });
  });

  it("W5: a pressed yes to the answer before does not end the chat with the next question open", () => {
    const play = begin();
    give(play, GOOD);
    const answer = play.conversation.state.is === "bot" ? play.conversation.state.awaiting : null;
    play.say("answer two");
    play.do(VISITOR, { type: "judge", messageId: answer ?? "", helped: true });
    expect(play.conversation.judged).toEqual({ [answer ?? ""]: true });
    expect(writing(play)?.question).toBe("answer two");
  });

  it("W2: without a rephraser, or for what is not sure, nothing is written", () => {
    expect(said(new Play().start("answer one"))).toHaveLength(1);
    expect(writing(begin("suggest"))).toBeNull();
    expect(writing(begin("what"))).toBeNull();
  });

  it("L1: its question is remembered under the visitor's message, also when they wrote on", () => {
    const play = begin();
    play.say("thanks");
    const [before, from] = [play.conversation, play.logged.length];
    give(play, GOOD);
    const step = { before, after: play.conversation, logged: play.logged.slice(from) };
    const questions = questionsAfter([], step, { languageOf: () => "en" });
    expect(questions).toMatchObject([
      { id: "start-answer one", decision: "answer", text: "answer one" },
    ]);
  });
});
