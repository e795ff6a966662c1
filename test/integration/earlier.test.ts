import { afterEach, describe, expect, it } from "vitest";
import { readConversation } from "../../server/application/read-conversation.ts";
import { PAGE_LINES } from "../../server/protocol/limits.ts";
import { merge } from "../../server/protocol/lines.ts";
import type { ConversationView } from "../../server/protocol/view.ts";
import { randomIds } from "../../server/random-ids.ts";
import { withEarlier } from "../../widget/link/earlier.ts";
import type { AgentClient, VisitorClient } from "../support/clients.ts";
import { startServer, type Running } from "../support/server.ts";
import { wholeView } from "../support/windows.ts";

let running: Running | null = null;

afterEach(async () => {
  const failures = running?.failures ?? [];
  await running?.stop();
  running = null;
  expect(failures).toEqual([]);
});

const lines = ({ public: side, internal }: ConversationView) =>
  side.entries.length + (internal?.notes.length ?? 0);

/** A chat of some length, with receipts and notes between the messages. */
async function longChat(me: VisitorClient, mei: AgentClient, messages: number): Promise<string> {
  const conversationId = await me.start("I want to talk to a person");
  await mei.offered(conversationId);
  await mei.get("offer:accept", { conversationId });
  await goOn(me, mei, { conversationId, messages });
  return conversationId;
}

async function goOn(
  me: VisitorClient,
  mei: AgentClient,
  { conversationId, messages }: { readonly conversationId: string; readonly messages: number },
): Promise<void> {
  for (let nth = 1; nth <= messages; nth += 1) {
    const said = await me.say(conversationId, `visitor ${nth}`);
    const seen = said.ok ? said.value.seq : 0;
    await mei.get("receipt:advance", { conversationId, delivered: seen, seen });
    if (nth % 9 === 0)
      await mei.get("note:post", { conversationId, id: randomIds.id(), text: `note ${nth}` });
  }
}

describe("a long chat", () => {
  it("D10: opens with a page of its end; the rest comes page by page, and to nobody else", async () => {
    running = await startServer();
    const mei = await running.agent("Mei");
    const me = await running.visitor();
    const conversationId = await longChat(me, mei, 130);
    const { store } = running;
    const { contactId, current } = await me.hello();
    const reader = { kind: "visitor", contactId } as const;
    const whole = await readConversation({ store }, reader, { conversationId });
    if (!whole.ok || current === null) throw new Error("there is no conversation");

    expect(lines(current)).toBe(PAGE_LINES);
    let held = current;
    for (let pages = 1; held.public.from > 0; pages += 1) {
      expect(pages).toBeLessThan(5);
      const until = held.public.from;
      held = withEarlier(held, await me.get("conversation:earlier", { conversationId, until }));
    }
    expect(held).toEqual(whole.value);

    const { view } = await mei.get("conversation:open", { conversationId });
    expect(lines(view)).toBe(PAGE_LINES);
    expect(view.internal?.notes.length).toBeGreaterThan(3);
    let desk = view;
    while (desk.public.from + (desk.internal?.from ?? 0) > 0) {
      const until = { public: desk.public.from, internal: desk.internal?.from ?? 0 };
      desk = withEarlier(desk, await mei.get("conversation:earlier", { conversationId, until }));
    }
    const stored = await store.get<Parameters<typeof wholeView>[0]["state"]>(
      "conversation",
      conversationId,
    );
    if (stored === undefined) throw new Error("there is no conversation");
    const logged = await store.events(conversationId, { public: 0, internal: 0 });
    expect(desk).toEqual(wholeView(stored, logged, "agent"));

    const stranger = await running.visitor();
    expect(await stranger.ask("conversation:earlier", { conversationId, until: 40 })).toMatchObject(
      {
        code: "not_found",
      },
    );
    for (const until of [0, Number.MAX_SAFE_INTEGER])
      expect((await me.get("conversation:earlier", { conversationId, until })).public.from).toBe(
        until === 0 ? 0 : current.public.from,
      );
  });

  it("D4, D10: back after an outage longer than a page, one holds the end without a hole, and can go back", async () => {
    running = await startServer();
    const mei = await running.agent("Mei");
    const me = await running.visitor();
    const conversationId = await longChat(me, mei, 10);
    const stale = await me.get("conversation:sync", { conversationId, after: 0 });
    expect(stale.public.from).toBe(0);
    await goOn(me, mei, { conversationId, messages: 60 });
    const after = stale.public.seq;
    const now = merge(stale, await me.get("conversation:sync", { conversationId, after }));
    expect(now.public.from).toBeGreaterThan(after);
    expect(lines(now)).toBe(PAGE_LINES);
    const until = now.public.from;
    const back = withEarlier(now, await me.get("conversation:earlier", { conversationId, until }));
    expect(back.public.from).toBe(0);
    const short = await me.get("conversation:sync", { conversationId, after: back.public.seq - 6 });
    expect(merge(back, short)).toEqual(back);
  });
});
