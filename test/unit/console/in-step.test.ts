import { signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import {
  createRegisters,
  followRegisters,
  type AgentLink,
} from "../../../agent-console/state/registers.ts";
import { countOf } from "../../../agent-console/state/views.ts";
import { createThreads } from "../../../agent-console/state/threads.ts";
import type { AgentSnapshot, OpenedConversation } from "../../../server/protocol/agent.ts";
import type { InboxRest } from "../../../server/protocol/inbox.ts";
import type { Logged } from "../../../server/protocol/conversation.ts";
import { EVERYTHING } from "../../../server/protocol/views.ts";
import { sizeOf } from "../../../agent-console/state/ticket-view.ts";
import { ME, row, said, ticket, view, workspace } from "./fixtures.ts";

/** A connection whose answers the test gives by hand. */
class HandLink {
  readonly asked: { event: string; payload: unknown; answer: (reply: unknown) => void }[] = [];
  private readonly handlers = new Map<string, (payload: unknown) => void>();

  readonly link = {
    status: signal("online"),
    request: (event: string, payload: unknown) =>
      new Promise((answer) => this.asked.push({ event, payload, answer })),
    on: (event: string, handler: (payload: unknown) => void) =>
      void this.handlers.set(event, handler),
    renew() {},
    close() {},
  } as unknown as AgentLink;

  emit(event: string, payload: unknown): void {
    this.handlers.get(event)?.(payload);
  }

  async answer(value: unknown): Promise<void> {
    this.asked.shift()?.answer({ ok: true, value });
    await new Promise((done) => setTimeout(done));
  }

  events(): readonly string[] {
    return this.asked.map(({ event }) => event);
  }
}

const contact: OpenedConversation["contact"] = {
  id: "contact",
  version: 1,
  name: "Aino",
  email: null,
  language: null,
  writesIn: null,
  timeZone: null,
  firstSeenAt: 0,
  verified: false,
  provedEmail: false,
  device: null,
  tags: [],
  about: null,
  tracked: [],
  said: [],
  story: [],
  ownerId: null,
  vip: false,
  plan: null,
  blocked: null,
};

const snapshot = (rows: AgentSnapshot["rows"]): AgentSnapshot => ({
  me: { id: ME, role: "agent", hidden: [] },
  workspace: workspace(),
  agents: [],
  presence: { agentIds: [] },
  rows,
  tickets: [],
  rest: null,
  views: { id: "views", version: 0, views: [] },
  toolkit: { id: "toolkit", version: 0, replies: [], macros: [], processes: [] },
  notices: { id: "me", version: 0, notices: [] },
  files: { largest: 1, types: [] },
});

const opened = (seq: number): OpenedConversation => {
  const entries = Array.from({ length: seq }, (_, index) => said(index + 1, { kind: "visitor" }));
  return { view: view({ entries }), contact, ticket: null, visitorOnline: true };
};

const live = (one: OpenedConversation): OpenedConversation => {
  const phase = { is: "live", agentId: ME, agentName: "Mei", since: 0, before: null } as const;
  return { ...one, view: { ...one.view, public: { ...one.view.public, phase } } };
};

const posted = (seq: number): Logged => {
  const entry = said(seq, { kind: "visitor" });
  if (entry.is !== "message") throw new Error("not a message");
  return {
    log: "public",
    seq,
    at: entry.at,
    event: { type: "message:posted", message: entry.message },
  };
};

function setUp() {
  const hand = new HandLink();
  const registers = createRegisters(ME);
  followRegisters(registers, hand.link);
  return { hand, registers, threads: createThreads(hand.link, registers) };
}

describe("the registers", () => {
  it("keep the newer version, whichever comes first", () => {
    const { hand, registers } = setUp();
    hand.emit("row:changed", row("a", { version: 3, title: "new" }));
    hand.emit("row:changed", row("a", { version: 2, title: "old" }));
    expect(registers.rows.value.get("a")?.title).toBe("new");
  });

  it("lose what a snapshot no longer names, and keep what arrived while it was under way", () => {
    const { hand, registers } = setUp();
    hand.emit("row:changed", row("gone"));
    registers.expectSnapshot();
    hand.emit("row:changed", row("fresh"));
    hand.emit("row:changed", row("known", { version: 5 }));
    registers.take(snapshot([row("known", { version: 4 })]));
    expect([...registers.rows.value.keys()].toSorted()).toEqual(["fresh", "known"]);
    expect(registers.rows.value.get("known")?.version).toBe(5);
  });

  const clock = { metric: "first", dueAt: 1, warnAt: 1, leftMs: null, warnedAt: 1 } as const;
  const LATE = { policy: "Everybody", clocks: [{ ...clock, breachedAt: 1 }] };
  const OPEN = {
    status: "open",
    priority: "normal",
    kind: "question",
    tags: [],
    assigneeId: null,
    teamId: "desk",
    breaching: false,
  } as const;

  it("CO13: hold what comes in parts, and count it from the beginning, in each view", () => {
    const { registers } = setUp();
    const urgent = { ...EVERYTHING, priorities: ["urgent"] as const };
    const counts = () => [
      countOf("all", "all", registers.held.value),
      countOf("tickets", "open", registers.held.value),
      countOf("unassigned", "all", registers.held.value),
      countOf("tickets", "breaching", registers.held.value),
      sizeOf(urgent, registers.held.value),
      sizeOf({ ...EVERYTHING, team: "desk" }, registers.held.value),
    ];
    const pressing = { priority: "urgent", breaching: true, teamId: null } as const;
    const rest: InboxRest = {
      waiting: [],
      live: ["c", "d"],
      tickets: [
        { ...OPEN, marks: ["t", "u"] },
        { ...OPEN, ...pressing, marks: ["v"] },
      ],
    };
    registers.take({ ...snapshot([row("a"), row("b")]), rest });
    expect(counts()).toEqual([4, 3, 3, 1, 1, 2]);
    const open = { status: "open", assigneeId: null, teamId: "desk" } as const;
    const late = ticket("v", { ...open, teamId: null, priority: "urgent", sla: LATE });
    registers.takeMore({ rows: [row("c")], tickets: [ticket("t", open), late], last: false });
    expect(counts()).toEqual([4, 3, 3, 1, 1, 2]);
    registers.takeMore({ rows: [row("d")], tickets: [ticket("u", open)], last: true });
    expect(counts()).toEqual([4, 3, 3, 1, 1, 2]);
    expect(registers.rows.value.size).toBe(4);
  });

  it("CX2: what changes before its turn counts once, as what it is by now", () => {
    const { hand, registers } = setUp();
    const counts = () => [
      countOf("all", "all", registers.held.value),
      countOf("tickets", "all", registers.held.value),
      countOf("tickets", "solved", registers.held.value),
    ];
    const rest = { waiting: [], live: ["a", "b"], tickets: [{ ...OPEN, marks: ["t", "u"] }] };
    registers.take({ ...snapshot([]), rest });
    expect(counts()).toEqual([2, 2, 0]);
    hand.emit("row:changed", row("a", { version: 9 }));
    hand.emit("ticket:changed", ticket("t", { version: 9, status: "solved" }));
    expect(counts()).toEqual([2, 1, 1]);
    hand.emit("row:changed", row("new", { version: 1 }));
    expect(counts()).toEqual([3, 1, 1]);
    const [mine, ...others] = [ticket("t", { version: 8 }), ticket("u", { status: "new" })];
    registers.takeMore({ rows: [row("a"), row("b")], tickets: [mine, ...others], last: true });
    expect(counts()).toEqual([3, 1, 1]);
  });

  it("CO13: back after a break, keep each line in its place until it is known to be gone", () => {
    const { hand, registers } = setUp();
    const ids = () => [...registers.rows.value.keys()].toSorted();
    registers.take(snapshot([row("a"), row("b"), row("gone")]));
    const rest: InboxRest = { waiting: [], live: ["b"], tickets: [] };
    registers.expectSnapshot();
    hand.emit("row:changed", row("meanwhile"));
    registers.take({ ...snapshot([row("a", { version: 2 })]), rest });
    expect(ids()).toEqual(["a", "b", "gone", "meanwhile"]);
    expect(countOf("all", "all", registers.held.value)).toBe(4);
    hand.emit("row:changed", row("new"));
    registers.takeMore({ rows: [row("b")], tickets: [], last: true });
    expect(ids()).toEqual(["a", "b", "meanwhile", "new"]);
  });
});

describe("followed conversations", () => {
  it("are opened once and left when they are no longer wanted", async () => {
    const { hand, threads } = setUp();
    threads.want(["conversation"]);
    threads.want(["conversation"]);
    expect(hand.events()).toEqual(["conversation:open"]);
    await hand.answer(opened(1));
    threads.want([]);
    expect(hand.events()).toEqual(["conversation:leave"]);
    expect(threads.followed.value.size).toBe(0);
  });

  it("take in what overtook the answer to their opening", async () => {
    const { hand, threads } = setUp();
    threads.want(["conversation"]);
    hand.emit("conversation:happened", { conversationId: "conversation", logged: posted(2) });
    await hand.answer(opened(1));
    expect(threads.followed.value.get("conversation")?.thread.view.value.public.seq).toBe(2);
  });

  it("show what was being written while they were opened, unless it was sent meanwhile", async () => {
    const draft = { conversationId: "conversation", text: "My boots" };
    const sent = { conversationId: "conversation", logged: posted(2) };
    for (const [events, shown] of [
      [[], "My boots"],
      [[sent], ""],
    ] as const) {
      const { hand, threads } = setUp();
      threads.want(["conversation"]);
      hand.emit("draft:shown", draft);
      for (const event of events) hand.emit("conversation:happened", event);
      await hand.answer(live(opened(1)));
      expect(threads.followed.value.get("conversation")?.draft.value).toBe(shown);
    }
  });

  it("are not kept when the answer comes after they were left", async () => {
    const { hand, threads } = setUp();
    threads.want(["conversation"]);
    threads.want([]);
    await hand.answer(opened(1));
    expect(threads.followed.value.size).toBe(0);
  });

  it("are caught up after a new connection", async () => {
    const { hand, threads } = setUp();
    threads.want(["conversation"]);
    await hand.answer(opened(1));
    const inStep = threads.reopen();
    await hand.answer(opened(3));
    expect(hand.events()).toEqual(["conversation:sync"]);
    await hand.answer(opened(3).view);
    expect(await inStep).toBe(true);
    expect(threads.followed.value.get("conversation")?.thread.view.value.public.seq).toBe(3);
  });

  it("say when the visitor comes or goes, by the contact", async () => {
    const { hand, threads } = setUp();
    threads.want(["conversation"]);
    await hand.answer(opened(1));
    hand.emit("visitor:changed", { contactId: "contact", online: false });
    expect(threads.followed.value.get("conversation")?.visitorOnline.value).toBe(false);
    hand.emit("visitor:changed", { contactId: "somebody else", online: true });
    expect(threads.followed.value.get("conversation")?.visitorOnline.value).toBe(false);
  });

  it("that are not there are remembered as missing", async () => {
    const { hand, threads } = setUp();
    threads.want(["conversation"]);
    hand.asked.shift()?.answer({ ok: false, code: "not_found" });
    await new Promise((done) => setTimeout(done));
    expect(threads.missing.value.has("conversation")).toBe(true);
  });
});
