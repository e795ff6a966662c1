import { afterAll, describe, expect, it } from "vitest";
import type { ConversationCommand } from "../../../server/domain/commands.ts";
import { dueAt } from "../../../server/domain/deadlines.ts";
import { isActive, type Actor, type State } from "../../../server/domain/model.ts";
import { logOf, maySee } from "../../../server/domain/audience.ts";
import type { ConversationEvent } from "../../../server/protocol/conversation.ts";
import { ERRORS } from "../../../server/protocol/errors.ts";
import { fold } from "../../../server/protocol/fold.ts";
import {
  EMPTY_INTERNAL,
  EMPTY_PUBLIC,
  type ConversationView,
} from "../../../server/protocol/view.ts";
import { agent, colleague, Play, SYSTEM, TIMINGS, VISITOR } from "../../support/domain.ts";
import { wholeView } from "../../support/windows.ts";

type Move = readonly [
  name: string,
  actor: Actor,
  command: ConversationCommand | ((play: Play) => ConversationCommand),
  prepare?: (play: Play) => void,
];

const crew = (patch: Parameters<typeof colleague>[1] = {}) => [
  colleague("ana", patch),
  colleague("ben", patch),
];
const lineUp = (colleagues: Play["colleagues"]) => (play: Play) =>
  void (play.colleagues = colleagues);

const BOSS: Actor = { kind: "agent", agentId: "boss", name: "BOSS", role: "admin" };

const MAIL = { gatherMs: 1, retryMs: 1, giveUpMs: 1 };
const GOOD = [{ text: "This is about answer one.", quote: "About answer one." }];
const writingOf = ({ conversation: { state } }: Play) =>
  state.is === "bot" ? (state.writing ?? null) : null;
const written = (play: Play, sentences: typeof GOOD | null): ConversationCommand => ({
  type: "write",
  messageId: writingOf(play)?.messageId ?? "none",
  sentences,
});
const judging = ({ conversation: { state } }: Play, helped: boolean): ConversationCommand => ({
  type: "judge",
  messageId: (state.is === "bot" ? state.awaiting : null) ?? "none",
  helped,
});

/** Everything anybody or anything can do, with the circumstances that matter. */
const MOVES: readonly Move[] = [
  ["asks what is known", VISITOR, { type: "post", id: "m1", text: "answer one" }],
  ["asks what is known besides", VISITOR, { type: "post", id: "m8", text: "answer two" }],
  ["asks what is half known", VISITOR, { type: "post", id: "m2", text: "suggest" }],
  ["asks what nobody knows", VISITOR, { type: "post", id: "m3", text: "what" }],
  ["says yes", VISITOR, { type: "post", id: "m4", text: "yes" }],
  ["says no", VISITOR, { type: "post", id: "m5", text: "no" }],
  ["says thanks", VISITOR, { type: "post", id: "m6", text: "thanks" }],
  [
    "opens what was shown",
    VISITOR,
    { type: "open-article", messageId: "bot-1", articleId: "answer one" },
  ],
  ["wants a person", VISITOR, { type: "request-person" }],
  ["judges what is not there", VISITOR, { type: "judge", messageId: "none", helped: true }],
  ["says that an answer helped", VISITOR, (play) => judging(play, true)],
  ["says that an answer did not help", VISITOR, (play) => judging(play, false)],
  ["an answer is in other words", SYSTEM, (play) => written(play, GOOD)],
  ["an answer has no other words", SYSTEM, (play) => written(play, null)],
  ["words come for no answer", SYSTEM, { type: "write", messageId: "gone", sentences: GOOD }],
  ["has seen", VISITOR, { type: "receipt", delivered: 99, seen: 99 }],
  [
    "moves on",
    VISITOR,
    { type: "report-page", page: { url: "https://shop.example/a", title: "A" } },
  ],
  ["visitor leaves", SYSTEM, { type: "visitor-left" }],
  ["visitor returns", SYSTEM, { type: "visitor-returned" }],
  ["routes to a free crew", SYSTEM, { type: "route" }, lineUp(crew())],
  ["routes to a full crew", SYSTEM, { type: "route" }, lineUp(crew({ load: 2 }))],
  [
    "routes to a full friend",
    SYSTEM,
    { type: "route" },
    (play) => {
      play.colleagues = crew({ load: 2 });
      play.spoke = new Map([["ana", 5]]);
    },
  ],
  ["routes to nobody", SYSTEM, { type: "route" }, lineUp([])],
  ["ana accepts", agent("ana"), { type: "accept" }, lineUp(crew())],
  ["ben declines", agent("ben"), { type: "decline", because: null }],
  ["ben takes it", agent("ben"), { type: "claim" }, lineUp(crew())],
  ["ana writes", agent("ana"), { type: "post", id: "m7", text: "Hello." }],
  ["ben notes", agent("ben"), { type: "note", id: "n1", text: "Careful." }],
  ["ana has seen", agent("ana"), { type: "receipt", delivered: 99, seen: 99 }],
  [
    "ana hands it to ben",
    agent("ana"),
    { type: "transfer", id: "n2", target: { to: "agent", agentId: "ben" }, note: "Look here." },
    lineUp(crew()),
  ],
  [
    "ana hands it back",
    agent("ana"),
    { type: "transfer", id: "n3", target: { to: "queue" }, note: null },
    lineUp(crew()),
  ],
  ["a supervisor gives it to ben", BOSS, { type: "assign", agentId: "ben" }, lineUp(crew())],
  [
    "leaves a message instead",
    VISITOR,
    { type: "leave-message", id: "m9", text: "jemand soll sich bitte melden" },
  ],
  [
    "asks for a call",
    VISITOR,
    { type: "ask-call", call: { name: "Aino", phone: "+358 40 123", when: null } },
  ],
  [
    "keeps the place",
    VISITOR,
    { type: "keep-place", email: "aino@example.com" },
    (play) => void (play.timings = { ...play.timings, mail: MAIL }),
  ],
  ["says what it is about", VISITOR, { type: "choose", choice: "Billing" }],
  ["the visitor rates it", VISITOR, { type: "rate", good: false, comment: "slow" }],
  ["ana resolves", agent("ana"), { type: "resolve" }],
  ["ana takes that back", agent("ana"), { type: "unresolve" }, lineUp(crew())],
  ["ana closes it unresolved", agent("ana"), { type: "file" }],
  [
    "ben takes the ticket live",
    agent("ben"),
    { type: "resume", visitorOnline: true },
    lineUp(crew()),
  ],
  ["ana is gone", SYSTEM, { type: "release", agentId: "ana", offersOnly: false }],
  ["ana is away", SYSTEM, { type: "release", agentId: "ana", offersOnly: true }],
  [
    "a deadline passes",
    SYSTEM,
    { type: "due" },
    (play) => {
      play.now = Math.max(play.now, dueAt(play.conversation, TIMINGS) ?? play.now);
    },
  ],
];

/** What tells two conversations apart for the machine: their state without times and ids. */
function shape(play: Play): string {
  const { conversation } = play;
  const { state } = conversation;
  const kept: Partial<Record<State["is"], unknown>> = {
    bot: state.is === "bot" && [
      state.misses,
      state.awaiting !== null,
      state.lastTurn,
      state.shown.length > 0,
      state.writing != null,
      play.timings.rephraseMs !== undefined,
    ],
    queued: state.is === "queued" && [state.held, state.heldUntil !== null],
    offered: state.is === "offered" && [state.agentId, state.held],
    live: state.is === "live" && state.agentId,
    resolved: state.is === "resolved" && state.outcome,
  };
  return JSON.stringify([
    state.is,
    kept[state.is],
    conversation.ticket !== null,
    conversation.visitorGoneAt !== null,
    conversation.kept?.invited,
    conversation.newest.agent > 0,
    plainlyHelped(play),
    conversation.passed,
  ]);
}

/** Whether people wrote matters to ratings alone: told apart only where nothing else happened, so that states stay few. */
function plainlyHelped({ conversation }: Play): boolean {
  const { state, ticket, passed, visitorGoneAt, wrote } = conversation;
  return (
    (state.is === "live" || state.is === "resolved") &&
    ticket === null &&
    visitorGoneAt === null &&
    Object.keys(passed).length === 0 &&
    Object.keys(wrote).length > 0
  );
}

type Reached = { readonly play: Play; readonly path: readonly string[] };

function rephrasing(): Play {
  const play = new Play();
  play.timings = { ...TIMINGS, rephraseMs: 4_000 };
  return play;
}

type Step = { readonly from: Play; readonly to: Play; readonly path: readonly string[] };
type Walked = { readonly states: readonly Reached[]; readonly steps: readonly Step[] };

/** Breadth first over every command in every state that can be reached. */
function walk(): Walked {
  const reached = new Map<string, Reached>();
  const steps: Step[] = [];
  const firsts = ["answer one", "suggest", "what", "greeting", "person"];
  const open: Reached[] = firsts.flatMap((text) => [
    { play: new Play().start(text), path: [`starts with ${text}`] },
    { play: rephrasing().start(text), path: [`starts with ${text}, answers in other words`] },
  ]);
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    if (reached.has(shape(next.play))) continue;
    reached.set(shape(next.play), next);
    for (const [name, actor, command, prepare] of MOVES) {
      const to = next.play.copy();
      to.now += 1_000;
      prepare?.(to);
      const asked = typeof command === "function" ? command(to) : command;
      const decision = to.do(
        actor,
        "id" in asked ? { ...asked, id: `${asked.id}-${to.logged.length}` } : asked,
      );
      if (!decision.ok) expect(Object.keys(ERRORS)).toContain(decision.code);
      const path = [...next.path, name];
      steps.push({ from: next.play, to, path });
      open.push({ play: to, path });
    }
  }
  return { states: [...reached.values()], steps };
}

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
