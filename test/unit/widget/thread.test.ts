import { describe, expect, it } from "vitest";
import type { Logged } from "../../../server/protocol/conversation.ts";
import { fold } from "../../../server/protocol/fold.ts";
import { EMPTY_PUBLIC, type ConversationView } from "../../../server/protocol/view.ts";
import { fetchEarlier } from "../../../widget/link/earlier.ts";
import { createThread } from "../../../widget/link/thread.ts";

const settled = () => new Promise<void>((done) => setTimeout(done, 0));
const EMPTY: ConversationView = {
  id: "c",
  contactId: "k",
  startedAt: 0,
  public: EMPTY_PUBLIC,
  internal: null,
};

/** The server's log of one conversation: everything that happened, and any part of it on request. */
function server(count: number) {
  const log: Logged[] = [
    { log: "public", seq: 1, at: 1, event: { type: "conversation:started", contactId: "k" } },
  ];
  const grow = () => {
    const seq = log.length + 1;
    const message = {
      id: `m${seq}`,
      author: { kind: "bot" },
      body: { type: "text", text: `${seq}` },
    } as const;
    log.push({ log: "public", seq, at: seq, event: { type: "message:posted", message } });
  };
  while (log.length < count) grow();
  const whole = () => log.reduce((view, logged) => folded(view, logged), EMPTY);
  const asked: number[] = [];
  return {
    log,
    grow,
    whole,
    asked,
    ask: async (_id: string, after: { public: number }): Promise<ConversationView | null> => {
      asked.push(after.public);
      await settled();
      const view = whole();
      return {
        ...view,
        public: {
          ...view.public,
          from: after.public,
          entries: view.public.entries.filter(({ seq }) => seq > after.public),
        },
      };
    },
  };
}

function folded(view: ConversationView, logged: Logged): ConversationView {
  const result = fold(view, logged);
  if (result.is !== "applied") throw new Error(result.is);
  return result.view;
}

function at(list: readonly Logged[], index: number): Logged {
  const found = list[index];
  if (found === undefined) throw new Error(`nothing at ${index}`);
  return found;
}

describe("a thread", () => {
  it("folds events that come in order, and asks for nothing", () => {
    const far = server(4);
    const thread = createThread(EMPTY, far.ask, fold);
    for (const logged of far.log) thread.happened(logged);
    expect(thread.view.value).toEqual(far.whole());
    expect(far.asked).toEqual([]);
  });

  it("an event seen before changes nothing", () => {
    const far = server(3);
    const thread = createThread(far.whole(), far.ask, fold);
    thread.happened(at(far.log, 1));
    expect(thread.view.value).toEqual(far.whole());
  });

  it("a gap is filled by asking for what is behind the last one held", async () => {
    const far = server(5);
    const thread = createThread(EMPTY, far.ask, fold);
    thread.happened(at(far.log, 0));
    thread.happened(at(far.log, 4));
    await settled();
    await settled();
    expect(far.asked).toEqual([1]);
    expect(thread.view.value).toEqual(far.whole());
  });

  it("a heartbeat ahead of it is as good as a gap; one behind is nothing", async () => {
    const far = server(3);
    const thread = createThread(EMPTY, far.ask, fold);
    thread.heard({ public: 0 });
    expect(far.asked).toEqual([]);
    thread.heard({ public: 3 });
    await settled();
    await settled();
    expect(thread.view.value).toEqual(far.whole());
  });

  it("many gaps at once make one request", async () => {
    const far = server(6);
    const thread = createThread(EMPTY, far.ask, fold);
    for (const index of [2, 4, 5]) thread.happened(at(far.log, index));
    await settled();
    await settled();
    expect(far.asked).toEqual([0]);
    expect(thread.view.value).toEqual(far.whole());
  });

  it("what happens while it is being asked is not lost", async () => {
    const far = server(3);
    const thread = createThread(EMPTY, far.ask, fold);
    thread.happened(at(far.log, 2));
    await settled();
    far.grow();
    far.grow();
    thread.happened(at(far.log, 4));
    for (let turn = 0; turn < 6; turn += 1) await settled();
    expect(thread.view.value).toEqual(far.whole());
  });

  it("without an answer it says so, keeps what it has, and asks again next time", async () => {
    const far = server(3);
    let down = true;
    const thread = createThread(
      EMPTY,
      async (id, after) => (down ? null : far.ask(id, after)),
      fold,
    );
    expect(await thread.catchUp()).toBe(false);
    expect(thread.view.value).toEqual(EMPTY);
    down = false;
    expect(await thread.catchUp()).toBe(true);
    expect(thread.view.value).toEqual(far.whole());
  });

  it("D10: earlier lines come in front, and not at all when others are held by then", async () => {
    const far = server(6);
    const window = (from: number): ConversationView => {
      const whole = far.whole();
      const entries = whole.public.entries.filter(({ seq }) => seq > from);
      return { ...whole, public: { ...whole.public, from, entries } };
    };
    const earlier = {
      public: { from: 0, entries: far.whole().public.entries.filter(({ seq }) => seq <= 4) },
      internal: null,
    };
    const thread = createThread(window(4), far.ask, fold);
    let ready = 0;
    await fetchEarlier(
      thread,
      async (_id, until) => {
        expect(until).toEqual({ public: 4, internal: 0 });
        thread.change(() => window(5));
        return earlier;
      },
      () => (ready += 1),
    );
    expect(thread.view.value).toEqual(window(5));
    thread.change(() => window(4));
    await fetchEarlier(
      thread,
      async () => null,
      () => (ready += 1),
    );
    expect(thread.view.value).toEqual(window(4));
    await fetchEarlier(
      thread,
      async () => earlier,
      () => (ready += 1),
    );
    expect(ready).toBe(1);
    expect(thread.view.value).toEqual(far.whole());
  });
});
