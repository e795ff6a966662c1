import { afterEach, describe, expect, it } from "vitest";
import { randomIds } from "../../server/random-ids.ts";
import { startServer, type Running } from "../support/server.ts";
import { texts } from "../support/texts.ts";

let running: Running;

async function server(): Promise<Running> {
  running = await startServer();
  return running;
}

afterEach(async () => {
  await running.stop();
  expect(running.failures).toEqual([]);
});

describe("writing over real sockets", () => {
  it("D2: a resend is a no-op that returns the same number", async () => {
    const { visitor } = await server();
    const me = await visitor();
    const conversationId = await me.start("what?");
    const message = { conversationId, id: randomIds.id(), text: "how long does delivery take" };
    const first = await me.get("message:post", message);
    const again = await Promise.all(
      Array.from({ length: 5 }, () => me.get("message:post", message)),
    );
    expect(again).toEqual(again.map(() => ({ seq: first.seq, made: null })));
    const { public: side } = await me.get("conversation:sync", { conversationId, after: 0 });
    expect(texts(side.entries)).toEqual(["what?", message.text]);
  });

  it("D9: who writes hears of it in the answer alone, and before what comes of it; another tab hears the event", async () => {
    const { visitor } = await server();
    const me = await visitor();
    const tab = await visitor(me.token);
    const conversationId = await me.start("what?");
    const message = { conversationId, id: randomIds.id(), text: "how long does delivery take" };
    const { made } = await me.get("message:post", message);
    expect(made?.logged.event).toMatchObject({
      type: "message:posted",
      message: { id: message.id },
    });
    await me.happened("message:posted", 4);
    await tab.happened("message:posted", 4);
    for (const { envelopes } of [me, tab]) {
      const behind = envelopes.filter(({ logged }) => logged.seq >= (made?.logged.seq ?? 0));
      expect(behind.map(({ logged }) => logged.seq)).toEqual(
        behind.map((_, i) => (made?.logged.seq ?? 0) + i),
      );
    }
  });

  it("P1: starting twice goes on in the one conversation, also from two tabs at once", async () => {
    const { visitor } = await server();
    const me = await visitor();
    const tab = await visitor(me.token);
    const ids = await Promise.all([
      me.start("how do I return something"),
      tab.start("how long does delivery take"),
    ]);
    expect(new Set(ids).size).toBe(1);
    const view = await me.get("conversation:sync", { conversationId: ids[0] ?? "", after: 0 });
    expect(texts(view.public.entries)).toHaveLength(2);
  });

  it("D6: receipts advance to the other side's newest message and no further", async () => {
    const { visitor } = await server();
    const me = await visitor();
    const conversationId = await me.start("how do I return something");
    await me.get("receipt:advance", { conversationId, delivered: 1_000, seen: 1_000 });
    const before = await me.get("conversation:sync", { conversationId, after: 0 });
    await me.get("receipt:advance", { conversationId, delivered: 1_000, seen: 1_000 });
    const after = await me.get("conversation:sync", { conversationId, after: 0 });
    expect(before.public.receipts.visitor).toEqual({ delivered: 3, seen: 3 });
    expect(after.public.seq).toBe(before.public.seq);
  });
});
