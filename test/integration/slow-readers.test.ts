import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { VisitorReplies } from "../../server/protocol/visitor.ts";
import type { AgentClient, VisitorClient } from "../support/clients.ts";
import { startServer, type Running } from "../support/server.ts";
import { withEarlier } from "../../widget/link/earlier.ts";
import { until } from "../support/until.ts";

const LONG = "x".repeat(4_000);

describe("clients that do not read", () => {
  let running: Running;
  let agent: AgentClient;
  let visitor: VisitorClient;
  let conversationId: string;

  beforeEach(async () => {
    running = await startServer();
    agent = await running.agent("Mei");
    visitor = await running.visitor();
    await visitor.hello();
    await agent.get("session:open", {});
    conversationId = await visitor.start("my tent pole snapped, I want a person");
    await agent.offered(conversationId);
    await agent.get("offer:accept", { conversationId });
    await agent.get("conversation:open", { conversationId });
  });

  afterEach(() => running.stop());

  it("D8: one that stops reading while it is written to is cut off, and misses nothing when it returns", async () => {
    pauseReading(visitor);
    let posted = 0;
    while (!sawLeave(agent)) {
      expect(posted, "messages of 4 kB nobody reads").toBeLessThan(4_000);
      const results = await Promise.all(
        Array.from({ length: 50 }, () => agent.say(conversationId, LONG)),
      );
      posted += results.filter(({ ok }) => ok).length;
    }
    const back = await running.visitor(visitor.token);
    expect(await readToTheStart(back, conversationId)).toHaveLength(posted);
    expect(running.failures).toEqual([]);
  });

  it("D8: asking and not reading the answers ends the same way, and nobody else notices", async () => {
    const other = await running.visitor();
    await Promise.all(Array.from({ length: 50 }, () => agent.say(conversationId, LONG)));
    pauseReading(visitor);
    await until("it to be cut off", () => {
      visitor.socket.emit("conversation:sync", { conversationId, after: 0 }, () => {});
      return sawLeave(agent);
    });
    expect((await other.hello()).contactId).toBeTruthy();
    expect(agent.socket.connected).toBe(true);
  });

  it("D8: one that does not read does not keep the product from stopping", async () => {
    pauseReading(visitor);
    const asked = Date.now();
    await running.app.close();
    expect(Date.now() - asked).toBeLessThan(5_000);
  });

  it("D8: one that reads gets far more than that at once", async () => {
    await Promise.all(Array.from({ length: 50 }, () => agent.say(conversationId, LONG)));
    const asked = Array.from({ length: 100 }, () =>
      visitor.get("conversation:sync", { conversationId, after: 0 }),
    );
    const views = await Promise.all(asked);
    expect(views.map((view) => textsOf(view).length)).toEqual(
      Array.from({ length: 100 }, () => 50),
    );
    expect(visitor.socket.connected).toBe(true);
  });
});

function textsOf(view: VisitorReplies["session:open"]["current"]): readonly unknown[] {
  return view?.public.entries.filter((entry) => JSON.stringify(entry).includes(LONG)) ?? [];
}

/** Page by page, as one who scrolls up. */
async function readToTheStart(
  visitor: VisitorClient,
  conversationId: string,
): Promise<readonly unknown[]> {
  let view = (await visitor.hello()).current;
  while (view !== null && view.public.from > 0) {
    const until = view.public.from;
    view = withEarlier(view, await visitor.get("conversation:earlier", { conversationId, until }));
  }
  return textsOf(view);
}

/** The socket stays open, and nothing is taken out of it any more. */
function pauseReading({ socket }: VisitorClient): void {
  const transport: unknown = socket.io.engine.transport;
  (transport as { readonly ws: { pause(): void } }).ws.pause();
}

function sawLeave(agent: AgentClient): boolean {
  return agent.received.some(
    ({ event, payload }) =>
      event === "visitor:changed" && !(payload as { readonly online: boolean }).online,
  );
}
