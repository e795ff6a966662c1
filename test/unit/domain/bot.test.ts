import { describe, expect, it } from "vitest";
import { Play, SYSTEM, TIMINGS, VISITOR } from "../../support/domain.ts";

function awaiting(play: Play): string {
  const { state } = play.conversation;
  if (state.is !== "bot" || state.awaiting === null)
    throw new Error("no answer waits for a verdict");
  return state.awaiting;
}

const botMessages = (play: Play) =>
  play.logged.filter(
    ({ event }) => event.type === "message:posted" && event.message.author.kind === "bot",
  ).length;

/** The first message of a text that goes on. */
function beginLong(): Play {
  const play = new Play();
  const message = { id: "first", text: "answer one", goesOn: true } as const;
  play.do(VISITOR, { type: "start", message, person: false });
  return play;
}

describe("the bot", () => {
  it("B1: answers each visitor message with exactly one turn, in the same decision", () => {
    const play = new Play().start("answer one");
    expect(botMessages(play)).toBe(1);
    play.say("answer two");
    expect(botMessages(play)).toBe(2);
    expect(play.logged.filter(({ event }) => event.type === "bot:turned")).toHaveLength(2);
  });

  it("B1: answers a text that comes as several messages once, to the whole, with the last", () => {
    const play = beginLong();
    play.do(VISITOR, { type: "post", id: "second", text: "in parts", goesOn: true });
    expect(botMessages(play)).toBe(0);
    play.do(VISITOR, { type: "post", id: "third", text: "to its end" });
    expect(botMessages(play)).toBe(1);
    expect(play.last("bot:turned")).toMatchObject({
      turn: { kind: "answer", question: "answer one\nin parts\nto its end" },
    });
    expect(play.conversation.questions).toEqual(["third"]);
    play.say("answer two");
    expect(play.last("bot:turned")).toMatchObject({ turn: { question: "answer two" } });
  });

  it("B6: a yes pressed while a text is still coming does not end the conversation before that is answered", () => {
    const play = new Play().start("answer one");
    const messageId = awaiting(play);
    play.do(VISITOR, { type: "post", id: "first", text: "answer two", goesOn: true });
    play.do(VISITOR, { type: "judge", messageId, helped: true });
    expect(play.conversation).toMatchObject({
      state: { is: "bot" },
      judged: { [messageId]: true },
    });
    play.say("to its end");
    expect(play.last("bot:turned")).toMatchObject({
      turn: { question: "answer two\nto its end" },
    });
  });

  it("F5: a text whose end never comes becomes a ticket", () => {
    const play = beginLong();
    play.now += TIMINGS.botIdleMs;
    play.do(SYSTEM, { type: "due" });
    expect(play.conversation.state).toMatchObject({ is: "ticketed", reason: "left_unanswered" });
  });

  it("B2: quotes the article and waits for the verdict", () => {
    const play = new Play().start("answer one");
    const posted = play.last("message:posted");
    expect(posted).toMatchObject({
      message: {
        author: { kind: "bot" },
        body: { type: "answer", passage: "About answer one.", article: { id: "answer one" } },
      },
    });
    expect(awaiting(play)).toBe(posted?.type === "message:posted" ? posted.message.id : "");
  });

  it("B3: suggests at most three articles, which counts as a miss", () => {
    const play = new Play().start("suggest");
    expect(play.last("message:posted")).toMatchObject({
      message: { body: { type: "suggestions", articles: { length: 3 } } },
    });
    expect(play.conversation.state).toMatchObject({ is: "bot", misses: 1 });
  });

  it("B4: says that it is not sure, once, and never shows an article twice", () => {
    const missed = new Play().start("what");
    expect(missed.last("message:posted")).toMatchObject({
      message: { body: { type: "phrase", phrase: "not_sure" } },
    });
    const repeated = new Play().start("answer one");
    repeated.say("answer one");
    expect(repeated.last("message:posted")).toMatchObject({
      message: { body: { phrase: "not_sure" } },
    });
    expect(repeated.conversation.state).toMatchObject({ is: "bot", misses: 1 });
  });

  it("B4: quotes an article again to a question that goes on from the last", () => {
    const play = new Play().start("answer one");
    play.say("more");
    expect(play.last("message:posted")).toMatchObject({
      message: { body: { type: "answer", article: { id: "answer one" } } },
    });
    expect(play.conversation.state).toMatchObject({ is: "bot", misses: 0 });
  });

  it("B13: a question of several lines is gone on from as one", () => {
    const play = new Play().start("answer one,\n  please");
    expect(play.conversation.state).toMatchObject({ question: "answer one, please" });
  });

  it("B13: a chain of questions goes on from the first", () => {
    const play = new Play().start("answer one");
    for (const more of ["more", "greeting", "more"]) play.say(more);
    expect(botMessages(play)).toBe(4);
    expect(play.last("message:posted")).toMatchObject({
      message: { body: { type: "answer", article: { id: "answer one" } } },
    });
    expect(play.conversation.state).toMatchObject({ question: "answer one", misses: 0 });
  });

  it.each([
    ["what", "eh"],
    ["what", "suggest"],
    ["suggest", "what"],
    ["suggest a", "suggest b"],
  ])("B5: hands off at the second miss (%s, %s)", (first, second) => {
    const play = new Play().start(first);
    play.say(second);
    expect(play.conversation.state).toMatchObject({ is: "queued", reason: "two_misses" });
    expect(play.conversation.botAttempts).toBe(2);
  });

  it.each(["yes", "thanks"])(
    "B6: ends as deflected when the visitor writes %s to an answer",
    (word) => {
      const play = new Play().start("answer one");
      play.say(word);
      expect(play.conversation.state).toMatchObject({ is: "resolved", outcome: "deflected" });
      expect(play.last("message:posted")).toMatchObject({ message: { body: { phrase: "glad" } } });
    },
  );

  it("B6: ends as deflected when the visitor presses yes", () => {
    const play = new Play().start("answer one");
    const messageId = awaiting(play);
    play.do(VISITOR, { type: "judge", messageId, helped: true });
    expect(play.conversation.state).toMatchObject({ is: "resolved", outcome: "deflected" });
    expect(play.conversation.judged).toEqual({ [messageId]: true });
  });

  it("B7: hands off at no, and keeps the first verdict", () => {
    const play = new Play().start("answer one");
    const messageId = awaiting(play);
    play.do(VISITOR, { type: "judge", messageId, helped: false });
    expect(play.conversation.state).toMatchObject({ is: "queued", reason: "said_no" });
    expect(play.do(VISITOR, { type: "judge", messageId, helped: true })).toEqual({
      ok: true,
      events: [],
    });
    expect(play.conversation.judged).toEqual({ [messageId]: false });
  });

  it("B7: hands off when the visitor writes no to an answer", () => {
    const play = new Play().start("answer one");
    play.say("no");
    expect(play.conversation.state).toMatchObject({ is: "queued", reason: "said_no" });
  });

  it("B8: hands off at once when a person is wished for, in words or by the button", () => {
    const worded = new Play().start("person");
    expect(worded.conversation.state).toMatchObject({ is: "queued", reason: "asked" });
    const pressed = new Play().start("answer one");
    pressed.do(VISITOR, { type: "request-person" });
    expect(pressed.conversation.state).toMatchObject({ is: "queued", reason: "asked" });
    expect(new Play().start(null, true).conversation.state).toMatchObject({
      is: "queued",
      reason: "asked",
    });
  });

  it.each(["greeting", "goodbye", "thanks", "laughter"])(
    "B8: meets a %s in kind, which is no miss",
    (word) => {
      const play = new Play().start(word);
      expect(play.conversation.state).toMatchObject({ is: "bot", misses: 0 });
      expect(botMessages(play)).toBe(1);
    },
  );

  it("B10: meets anger with a kind word and hands off at once", () => {
    const play = new Play().start("frustration");
    expect(play.last("message:posted")).toMatchObject({ message: { body: { phrase: "sorry" } } });
    expect(play.conversation.state).toMatchObject({ is: "queued", reason: "frustrated" });
    expect(botMessages(play)).toBe(1);
  });

  it("B10: takes anger at an answer as a no to it", () => {
    const play = new Play().start("answer one");
    const messageId = awaiting(play);
    play.say("frustration");
    expect(play.conversation.judged).toEqual({ [messageId]: false });
    expect(play.conversation.state).toMatchObject({ is: "queued", reason: "frustrated" });
  });

  it("B9: is silent once people are asked", () => {
    const play = new Play().start("person");
    const before = botMessages(play);
    play.say("answer one");
    expect(botMessages(play)).toBe(before);
  });
});
