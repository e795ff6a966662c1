import { afterAll, describe, expect, it } from "vitest";
import { dueAt } from "../../../server/domain/deadlines.ts";
import { isActive } from "../../../server/domain/model.ts";
import { logOf, maySee } from "../../../server/domain/audience.ts";
import type { ConversationEvent } from "../../../server/protocol/conversation.ts";
import { fold } from "../../../server/protocol/fold.ts";
import {
  EMPTY_INTERNAL,
  EMPTY_PUBLIC,
  type ConversationView,
} from "../../../server/protocol/view.ts";
import { type Play, SYSTEM, TIMINGS } from "../../support/domain.ts";
import { crew, walk, type Walked, writingOf } from "../../support/machine-walk.ts";
import { wholeView } from "../../support/windows.ts";

let walked: Walked | undefined;
/** Walked once: nobody changes what was reached. */
const explore = (): Walked => (walked ??= walk());
afterAll(() => void (walked = undefined));

const empty = (internal: boolean): ConversationView => ({
  id: "conversation",
  contactId: "contact",
  startedAt: 1_000,
  public: EMPTY_PUBLIC,
  internal: internal ? EMPTY_INTERNAL : null,
});

function snapshot(play: Play, audience: "visitor" | "agent"): ConversationView {
  const stored = { state: play.conversation, version: 1, heads: play.heads };
  return wholeView(stored, play.logged, audience);
}

/** Every event type there is; the type makes a new one appear here. */
const EVENT_TYPES = Object.keys({
  "agent:joined": 1,
  "answer:judged": 1,
  "conversation:rated": 1,
  "transfer:made": 1,
  "handover:noted": 1,
  "call:asked": 1,
  "article:opened": 1,
  "bot:turned": 1,
  "bot:writing": 1,
  "conversation:resolved": 1,
  "conversation:started": 1,
  "handoff:made": 1,
  "hold:began": 1,
  "hold:ended": 1,
  "message:posted": 1,
  "note:posted": 1,
  "offer:ended": 1,
  "offer:made": 1,
  "page:changed": 1,
  "language:found": 1,
  "receipt:advanced": 1,
  "routing:decided": 1,
  "ticket:filed": 1,
  "visitor:left": 1,
  "visitor:returned": 1,
  "wait:kept": 1,
  "topic:chosen": 1,
  "visitor:invited": 1,
} satisfies Record<ConversationEvent["type"], 1>);

describe("the conversation machine", { timeout: 120_000 }, () => {
  it("F6: from every reachable state, deadlines alone lead to resolved or ticketed", () => {
    const { states } = explore();
    expect(new Set(states.map(({ play }) => play.conversation.state.is))).toEqual(
      new Set(["bot", "queued", "offered", "live", "resolved", "ticketed"]),
    );
    expect(states.length).toBeGreaterThan(100);
    for (const { play, path } of states) {
      const alone = play.copy();
      alone.colleagues = crew();
      for (let step = 0; step < 20 && isActive(alone.conversation.state); step += 1) {
        alone.now = dueAt(alone.conversation, TIMINGS) ?? alone.now;
        alone.do(SYSTEM, { type: "due" });
        alone.do(SYSTEM, { type: "route" });
      }
      expect(isActive(alone.conversation.state), path.join(", ")).toBe(false);
    }
  });

  it("F6: a deadline that has passed always moves the conversation on, so the timer never spins", () => {
    for (const { play, path } of explore().states) {
      const due = dueAt(play.conversation, TIMINGS);
      if (due === null) continue;
      const after = play.copy();
      after.now = due;
      after.do(SYSTEM, { type: "due" });
      expect(dueAt(after.conversation, TIMINGS) ?? Infinity, path.join(", ")).toBeGreaterThan(due);
    }
  });

  it("B1, W1: each message to the bot gets one turn, in its commit or, in other words, once after it", () => {
    const seen = { now: 0, begun: 0, given: 0, droppedByWords: 0, wentOn: 0 };
    for (const { from, to, path } of explore().steps) {
      const news = to.logged.slice(from.logged.length).map(({ event }) => event);
      const why = path.join(", ");
      const asked = news.find(
        (event) => event.type === "message:posted" && event.message.author.kind === "visitor",
      );
      const turns = news.filter(
        ({ type }) => type === "bot:turned" || type === "conversation:resolved",
      );
      const begun = news.find((event) => event.type === "bot:writing");
      const pending = writingOf(from);
      // A message left for people is none to the bot.
      const left = news.some(
        (event) => event.type === "ticket:filed" && event.reason === "left_message",
      );
      if (from.conversation.state.is === "bot" && asked?.type === "message:posted" && !left) {
        const own = begun?.type === "bot:writing" && begun.writing.asked === asked.message.id;
        expect(turns.length + (own ? 1 : 0), why).toBe(1);
        seen[own ? "begun" : "now"] += 1;
        if (pending !== null) seen[writingOf(to) === pending ? "wentOn" : "droppedByWords"] += 1;
      }
      const ids = to.logged.flatMap(({ event }) =>
        event.type === "message:posted" && event.message.author.kind === "bot"
          ? [event.message.id]
          : [],
      );
      expect(new Set(ids).size, why).toBe(ids.length);
      if (pending !== null && ids.includes(pending.messageId)) {
        expect(
          news.filter(({ type }) => type === "bot:turned"),
          why,
        ).toHaveLength(1);
        expect(writingOf(to), why).toBeNull();
        seen.given += 1;
      }
    }
    for (const [what, times] of Object.entries(seen)) expect(times, what).toBeGreaterThan(0);
  });

  it("W4: what is being written is given by its deadline, whoever does or does not come back to it", () => {
    const written = explore().states.filter(({ play }) => writingOf(play) !== null);
    expect(written.length).toBeGreaterThan(1);
    for (const { play, path } of written) {
      const pending = writingOf(play);
      if (pending === null) throw new Error("nothing is being written");
      expect(dueAt(play.conversation, TIMINGS), path.join(", ")).toBe(pending.until);
      const later = play.copy();
      later.now = pending.until;
      later.do(SYSTEM, { type: "due" });
      expect(later.last("message:posted"), path.join(", ")).toEqual({
        type: "message:posted",
        message: {
          id: pending.messageId,
          author: { kind: "bot" },
          body: { type: "answer", article: pending.article, passage: pending.passage },
        },
      });
    }
  });

  it("T1: a conversation never has a second ticket, and falls to the same one again", () => {
    for (const { from, to, path } of explore().steps) {
      if (from.conversation.ticket !== null)
        expect(to.conversation.ticket, path.join(", ")).toEqual(from.conversation.ticket);
    }
  });

  it("D6: receipts move forward only, and no further than the other side's newest message", () => {
    const moved = new Set<string>();
    // So many that expecting each takes longer than walking.
    const wrong = new Set<string>();
    for (const { from, to, path } of explore().steps) {
      for (const [side, other] of [
        ["visitor", "agent"],
        ["agent", "visitor"],
      ] as const) {
        const [before, after] = [from, to].map(({ conversation }) => conversation.receipts[side]);
        if (before === undefined || after === undefined) throw new Error("no receipts");
        const newest = to.conversation.newest[other];
        for (const reach of ["delivered", "seen"] as const) {
          if (after[reach] < before[reach] || after[reach] > newest) wrong.add(path.join(", "));
          if (after[reach] > before[reach]) moved.add(`${side} ${reach}`);
        }
      }
    }
    expect([...wrong]).toEqual([]);
    expect(moved.size).toBe(4);
  });

  it("D3, D4: after every command, a stale view and the events make the fresh snapshot, for visitor and agent", () => {
    const compared = new Set<string>();
    for (const { from, to, path } of explore().steps) {
      for (const audience of ["visitor", "agent"] as const) {
        const news = to.logged.slice(from.logged.length).filter(({ log }) => maySee(audience, log));
        let view = snapshot(from, audience);
        for (const logged of news) {
          const folded = fold(view, logged);
          if (folded.is !== "applied")
            throw new Error(`${logged.event.type} was ${folded.is} after ${path.join(", ")}`);
          view = folded.view;
          compared.add(`${audience} ${logged.event.type}`);
        }
        expect(view, path.join(", ")).toEqual(snapshot(to, audience));
      }
    }
    // A start is the first event of its log: nothing can be stale before it.
    const missing = EVENT_TYPES.filter(
      (type) => type !== "conversation:started" && !compared.has(`agent ${type}`),
    );
    expect(missing).toEqual([]);
  });

  it("A2: every event goes to the log its audience says, and visitors are given none of the internal one", () => {
    const wrong = new Set<string>();
    const look = (play: Play, logged: Play["logged"]) => {
      for (const { log, event } of logged) if (log !== logOf(event.type)) wrong.add(event.type);
      if (snapshot(play, "visitor").internal !== null) wrong.add("internal");
    };
    const { steps, states } = explore();
    for (const { from, to } of steps) look(to, to.logged.slice(from.logged.length));
    for (const { play } of states) look(play, play.logged);
    expect([...wrong]).toEqual([]);
    expect(maySee("visitor", "internal")).toBe(false);
  });

  it("folds from nothing to the same as the snapshot", () => {
    for (const { play } of explore().states) {
      const view = play.logged.reduce((current, logged) => {
        const folded = fold(current, logged);
        return folded.is === "applied" ? folded.view : current;
      }, empty(true));
      expect(view).toEqual(snapshot(play, "agent"));
    }
  });
});
