import { signal } from "@preact/signals";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createRegisters, type AgentLink } from "../../agent-console/state/registers.ts";
import { createThreads as createFollowed } from "../../agent-console/state/threads.ts";
import { evolve, newConversation } from "../../server/domain/evolve.ts";
import type { Logged } from "../../server/protocol/conversation.ts";
import { EMPTY_INTERNAL, EMPTY_PUBLIC, type ConversationView } from "../../server/protocol/view.ts";
import { placeFor } from "../../widget/panel/state/place.ts";
import { createThreads } from "../../widget/panel/state/threads.ts";
import { wholeView } from "../support/windows.ts";

const VIEW: ConversationView = {
  id: "c",
  contactId: "k",
  startedAt: 0,
  public: EMPTY_PUBLIC,
  internal: EMPTY_INTERNAL,
};
const ended: ConversationView = {
  ...VIEW,
  public: { ...EMPTY_PUBLIC, seq: 5, phase: { is: "resolved", outcome: "quiet", at: 1 } },
};
const contact = {
  id: "k",
  version: 1,
  name: "Aino",
  email: null,
  language: null,
  timeZone: null,
  firstSeenAt: 0,
  story: [],
};
const OPENED = { ok: true, value: { view: VIEW, contact, ticket: null, visitorOnline: true } };

afterEach(() => void vi.useRealTimers());

/** A console's threads on a connection whose answers are given by hand. */
function consoleThreads() {
  const asked: { readonly event: string; readonly answer: (reply: unknown) => void }[] = [];
  const link = {
    status: signal("online"),
    request: (event: string) => new Promise((answer) => asked.push({ event, answer })),
    on: () => {},
  } as unknown as AgentLink;
  return { asked, threads: createFollowed(link, createRegisters("mei")) };
}

describe("being in step", () => {
  it("a panel is not in step while the server is too busy to say what it lacks", async () => {
    const threads = createThreads(async () => null);
    threads.take(VIEW);
    expect(await threads.catchUp()).toBe(false);
  });

  it("a conversation that is gone does not keep a panel out of step", async () => {
    const threads = createThreads(async () => "gone");
    threads.take(ended);
    expect(await threads.catchUp()).toBe(true);
    expect(threads.all.value.get("c")?.view.value).toEqual(ended);
  });

  it("D4: a conversation heard of by its events alone is the one the server would show", async () => {
    const threads = createThreads(async () => null);
    const first = newConversation({ id: "c", contactId: "k", at: 1, page: null });
    const event = { type: "conversation:started", contactId: "k" } as const;
    const logged: Logged = { log: "public", seq: 1, at: 2, event };
    threads.happened({ conversationId: "c", logged });
    const stored = { state: evolve(first, logged), version: 1, heads: { public: 1, internal: 0 } };
    const fresh = wholeView(stored, [logged], "visitor");
    expect(threads.all.value.get("c")?.view.value).toEqual(fresh);
  });

  it("a console opens a conversation again that it left and wanted again before the answer came", async () => {
    const { asked, threads } = consoleThreads();
    threads.want(["c"]);
    threads.want([]);
    threads.want(["c"]);
    expect(asked.map(({ event }) => event)).toEqual([
      "conversation:open",
      "conversation:leave",
      "conversation:open",
    ]);
    asked[0]?.answer(OPENED);
    asked[2]?.answer(OPENED);
    await vi.waitFor(() => expect(threads.followed.value.has("c")).toBe(true));
  });

  it("a console does not take a busy server's answer for a conversation that is not there, and asks again", async () => {
    vi.useFakeTimers();
    const { asked, threads } = consoleThreads();
    threads.want(["c"]);
    asked[0]?.answer({ ok: false, code: "busy" });
    await vi.advanceTimersByTimeAsync(1);
    expect(threads.missing.value.has("c")).toBe(false);
    await vi.advanceTimersByTimeAsync(3_000);
    asked[1]?.answer(OPENED);
    await vi.advanceTimersByTimeAsync(1);
    expect(threads.followed.value.has("c")).toBe(true);
  });
});

describe("where words go", () => {
  const placing = { current: null, view: () => undefined, waiting: [], newId: () => "new" };
  const beginning = {
    id: "m",
    conversationId: "c",
    kind: "start",
    text: "x",
    writtenAt: 0,
    state: "waiting",
  } as const;

  it("to what is in progress, or they begin it", () => {
    expect(placeFor(null, placing)).toEqual({ id: "new", begun: false });
    expect(placeFor(null, { ...placing, current: "c", waiting: [beginning] })).toEqual({
      id: "c",
      begun: true,
    });
  });

  it("to a new one, when all they could go to is over", () => {
    expect(placeFor("c", { ...placing, view: () => ended })).toEqual({ id: "new", begun: false });
  });

  it("to a new one, when the one that seems to begin is over already", () => {
    expect(
      placeFor(null, { ...placing, current: "c", view: () => ended, waiting: [beginning] }),
    ).toEqual({ id: "new", begun: false });
  });
});
