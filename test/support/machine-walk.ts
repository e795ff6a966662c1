import { expect } from "vitest";
import type { ConversationCommand } from "../../server/domain/commands.ts";
import { dueAt } from "../../server/domain/deadlines.ts";
import type { Actor, State } from "../../server/domain/model.ts";
import { ERRORS } from "../../server/protocol/errors.ts";
import { agent, colleague, Play, SYSTEM, TIMINGS, VISITOR } from "./domain.ts";

type Move = readonly [
  name: string,
  actor: Actor,
  command: ConversationCommand | ((play: Play) => ConversationCommand),
  prepare?: (play: Play) => void,
];

export const crew = (patch: Parameters<typeof colleague>[1] = {}) => [
  colleague("ana", patch),
  colleague("ben", patch),
];
const lineUp = (colleagues: Play["colleagues"]) => (play: Play) =>
  void (play.colleagues = colleagues);

const BOSS: Actor = { kind: "agent", agentId: "boss", name: "BOSS", role: "admin" };

const MAIL = { gatherMs: 1, retryMs: 1, giveUpMs: 1 };
const GOOD = [{ text: "This is about answer one.", quote: "About answer one." }];
/** What is being put in other words; null if nothing is. */
export const writingOf = ({ conversation: { state } }: Play) =>
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

export type Reached = { readonly play: Play; readonly path: readonly string[] };

function rephrasing(): Play {
  const play = new Play();
  play.timings = { ...TIMINGS, rephraseMs: 4_000 };
  return play;
}

export type Step = { readonly from: Play; readonly to: Play; readonly path: readonly string[] };
export type Walked = { readonly states: readonly Reached[]; readonly steps: readonly Step[] };

/** Breadth first over every command in every state that can be reached. */
export function walk(): Walked {
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
