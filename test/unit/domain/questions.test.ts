import { describe, expect, it } from "vitest";
import { gapKind, outcomeOf } from "../../../server/domain/outcome.ts";
import { isSubstantial } from "../../../server/domain/substantial.ts";
import { mayAct } from "../../../server/domain/access.ts";
import { fold } from "../../../server/protocol/fold.ts";
import { EMPTY_INTERNAL, EMPTY_PUBLIC } from "../../../server/protocol/view.ts";
import { agent, colleague, SYSTEM, VISITOR } from "../../support/domain.ts";
import { Learning } from "../../support/questions.ts";

const ANSWER = "The blue one comes back in stock on the first Monday of every month.";

function taken(learning: Learning): Learning {
  const { play } = learning;
  play.colleagues = [colleague("ana")];
  learning.do(SYSTEM, { type: "route" });
  play.now += 60_000;
  return learning.do(agent("ana"), { type: "accept" });
}

describe("what is kept of a question", () => {
  it("L1: comes about with the bot's turn, by the visitor's message id", () => {
    const { questions } = new Learning().start("answer one");
    expect(questions).toMatchObject([
      {
        id: "answer one",
        text: "answer one",
        decision: "answer",
        shown: ["answer one"],
        score: 0.9,
      },
    ]);
  });

  it("L1: small talk and wishes are no questions", () => {
    expect(new Learning().start("greeting").questions).toEqual([]);
    expect(new Learning().start("person").questions).toEqual([]);
  });

  it("L1: addresses and long numbers are masked before anything is kept", () => {
    const { last } = new Learning().start("where is order 100 200 300 of ana@example.com");
    expect(last.text).toBe("where is order … of …");
  });

  it("L2: a no and a yes are its verdict", () => {
    const said = (word: string) => new Learning().start("answer one").say(word).last;
    expect(said("no")).toMatchObject({ helped: false, handedOff: true, askedForPerson: false });
    expect(said("yes")).toMatchObject({ helped: true, handedOff: false });
    expect(outcomeOf(said("no"))).toBe("said_no");
    expect(gapKind(said("no"))).toBe("badly_answered");
    expect(gapKind(said("yes"))).toBeNull();
  });

  it("L2: left without an answer, what they ask next is the same question again", () => {
    const [first, second] = new Learning().start("what").say("something else").questions;
    expect(first).toMatchObject({ next: "something else", askedAgain: true, handedOff: true });
    expect(second).toMatchObject({ askedAgain: false, handedOff: true, decision: "silent" });
  });

  it("L2: after an answer it is only when put alike", () => {
    const first = (next: string) =>
      new Learning().start("answer where my order is").say(next).questions[0];
    expect(first("answer what a gift card costs")).toMatchObject({ askedAgain: false });
    expect(first("answer where my order is now")).toMatchObject({ askedAgain: true });
    expect(first("answer where my order is")).toMatchObject({ askedAgain: true });
  });

  it("L2: a wish for a person is held against the last question alone", () => {
    const learning = new Learning().start("answer one").say("answer quite another").say("person");
    expect(learning.questions).toMatchObject([
      { askedForPerson: false, handedOff: false },
      { askedForPerson: true, handedOff: true },
    ]);
  });

  it("L3: what the visitor opens is kept, once, and only what the message points to", () => {
    const learning = new Learning().start("suggest");
    const { answerId, shown } = learning.last;
    const open = (messageId: string, articleId: string) =>
      learning.do(VISITOR, { type: "open-article", messageId, articleId });
    const events = () => learning.play.logged.length;
    const before = events();
    open(answerId, "another");
    open("another", shown[0] ?? "");
    open("__proto__", "constructor");
    expect(events()).toBe(before);
    open(answerId, shown[1] ?? "");
    open(answerId, shown[1] ?? "");
    expect(events()).toBe(before + 1);
    expect(learning.last.clicked).toBe(shown[1]);
    open(answerId, shown[0] ?? "");
    expect(events()).toBe(before + 2);
    expect(learning.last.clicked).toBe(shown[1]);
    expect(gapKind(learning.last)).toBeNull();
  });

  it("L3: opening is the visitor's alone, and agents' views take it without a gap", () => {
    const conversation = { contactId: "contact" };
    expect(mayAct(VISITOR, "open-article", conversation)).toBeNull();
    expect(mayAct(agent("ana"), "open-article", conversation)).toBe("forbidden");
    const view = {
      id: "c",
      contactId: "contact",
      startedAt: 1,
      public: EMPTY_PUBLIC,
      internal: EMPTY_INTERNAL,
    };
    const event = { type: "article:opened", messageId: "m", articleId: "a" } as const;
    expect(fold(view, { log: "internal", seq: 1, at: 1, event })).toMatchObject({
      is: "applied",
      view: { internal: { seq: 1 }, public: EMPTY_PUBLIC },
    });
  });

  it("L1: the first substantial message of an agent after the hand-off is its answer", () => {
    const learning = taken(new Learning().start("what").say("eh"));
    const say = (id: string, text: string) => learning.do(agent("ana"), { type: "post", id, text });
    say("a1", "Hi, let me have a look!");
    say("a2", "Could you tell me which of our rain jackets you mean, and in which size?");
    say("a3", `${ANSWER} Your order 123456789 waits.`);
    say("a4", `${ANSWER} That is all.`);
    expect(learning.questions.map(({ agentAnswer }) => agentAnswer)).toEqual([
      `${ANSWER} Your order … waits.`,
      `${ANSWER} Your order … waits.`,
    ]);
  });

  it("L5: people's minutes run from joining to being done, less what was only waiting", () => {
    const learning = taken(new Learning().start("what").say("eh"));
    learning.play.now += 4 * 60_000;
    learning.do(agent("ana"), { type: "post", id: "a", text: ANSWER });
    learning.play.now += 2 * 60_000;
    learning.do(agent("ana"), { type: "resolve" });
    expect(learning.last.handlingMs).toBe(6 * 60_000);
    const silent = taken(new Learning().start("what").say("eh"));
    silent.play.now += 60 * 60_000;
    silent.do(agent("ana"), { type: "resolve" });
    expect(silent.last.handlingMs).toBe(5 * 60_000);
  });

  it("L5: a question nobody handed off costs no minutes of the chat that came later", () => {
    const learning = taken(
      new Learning().start("answer one").say("answer quite another").say("no"),
    );
    learning.play.now += 60_000;
    learning.do(agent("ana"), { type: "resolve" });
    expect(learning.questions.map(({ handlingMs }) => handlingMs)).toEqual([null, 60_000]);
  });

  it("L1: what a step does not concern is the very same object", () => {
    const learning = new Learning().start("answer one");
    const before = learning.last;
    learning.do(VISITOR, { type: "receipt", delivered: 2, seen: 2 }).say("greeting");
    expect(learning.last).toBe(before);
  });

  it("L1: a greeting, a promise and a question back are no answers, in any script", () => {
    for (const text of ["Hello!", "I'll check this for you, one moment.", "您好，请稍等。", "👍"])
      expect(isSubstantial(text), text).toBe(false);
    for (const text of [ANSWER, "这款帐篷每个月的第一个星期一补货，您可以提前预订。"])
      expect(isSubstantial(text), text).toBe(true);
  });
});
