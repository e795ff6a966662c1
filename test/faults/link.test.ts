import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type {
  VisitorCommands,
  VisitorReplies,
  VisitorServerToClient,
} from "../../server/protocol/visitor.ts";
import { randomIds } from "../../server/random-ids.ts";
import { HEARTBEAT_MS } from "../../server/protocol/limits.ts";
import { connect } from "../../widget/link/link.ts";
import type { VisitorLink } from "../../widget/panel/state/sending.ts";
import { FaultProxy } from "../support/fault-proxy.ts";
import { startServer, type Running } from "../support/server.ts";
import { until } from "../support/until.ts";

const HELLO = { language: "en", timeZone: null, page: null } as const;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe("a link behind a network that breaks", () => {
  let running: Running;
  let proxy: FaultProxy;
  let link: VisitorLink;
  let caughtUp: number;

  beforeEach(async () => {
    running = await startServer();
    proxy = await FaultProxy.start({ host: "127.0.0.1", port: Number(new URL(running.url).port) });
    const url = `http://127.0.0.1:${proxy.port}`;
    const site = await (await fetch(`${running.url}/demo`)).text();
    caughtUp = 0;
    link = connect<VisitorCommands, VisitorReplies, VisitorServerToClient>({
      url,
      namespace: "/visitor",
      auth: { token: randomIds.secret(), site },
      manager: { extraHeaders: { Origin: url } },
      async catchUp() {
        const { ok } = await link.request("session:open", HELLO);
        if (ok) caughtUp += 1;
        return ok;
      },
    });
    await until("the first connection", () => link.status.value === "online");
  });

  afterEach(async () => {
    vi.useRealTimers();
    link.close();
    await proxy.close();
    await running.stop();
  });

  async function backWithin(ms: number, work: () => void): Promise<void> {
    const before = caughtUp;
    work();
    await until(
      "being in step again",
      () => caughtUp > before && link.status.value === "online",
      ms,
    );
  }

  it("half-open: it looks whole until somebody looks, and is renewed within 2 s of that", async () => {
    proxy.swallow("up", "down");
    void link.request("typing:set", { conversationId: randomIds.id(), typing: true });
    await pause(50);
    proxy.heal();
    await pause(100);
    expect(link.status.value).toBe("online");
    await backWithin(2_000, link.check);
  });

  it("half-open: it is renewed at once when the browser says that the network is back", async () => {
    proxy.swallow("up", "down");
    void link.request("typing:set", { conversationId: randomIds.id(), typing: true });
    await pause(50);
    proxy.heal();
    await backWithin(700, link.renew);
  });

  it("half-open after hours asleep: the first look finds out from the clock alone", async () => {
    proxy.swallow("up", "down");
    void link.request("typing:set", { conversationId: randomIds.id(), typing: true });
    await pause(50);
    proxy.heal();
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 5 * 3_600_000 });
    await backWithin(2_000, link.check);
  });

  it("D11: half-open with a conversation, and nobody looks: it is renewed within 15 s", async () => {
    let told = 0;
    link.on("heartbeat:sent", () => (told += 1));
    const started = { conversationId: randomIds.id(), message: null, person: true, page: null };
    expect((await link.request("conversation:start", started)).ok).toBe(true);
    await until("a word on where it stands", () => told > 0, 12_000);
    proxy.swallow("up", "down");
    // The next word is lost, and with it the connection.
    await pause(HEARTBEAT_MS + 1_000);
    proxy.heal();
    await backWithin(4_000, () => {});
  }, 40_000);

  it("half-open while an earlier look is being answered: the next one finds out", async () => {
    proxy.set({ delayMs: 300 });
    link.check();
    await pause(350);
    // The first look has come through; its answer is on its way.
    proxy.set({ delayMs: 0, up: "swallowed" });
    void link.request("typing:set", { conversationId: randomIds.id(), typing: true });
    await pause(50);
    proxy.heal();
    await backWithin(2_000, link.check);
  });

  it("a healthy connection stays as it is, however often somebody looks", async () => {
    for (let look = 0; look < 5; look += 1) link.check();
    await pause(900);
    link.check();
    await pause(100);
    expect(link.status.value).toBe("online");
    expect(caughtUp).toBe(1);
  });

  it("an attempt that fell into a hole is given up when the network is back", async () => {
    proxy.swallow("up", "down");
    link.renew();
    await pause(300);
    expect(link.status.value).toBe("reconnecting");
    proxy.heal();
    await backWithin(1_000, link.renew);
  });

  it("an attempt that fell into a hole just before somebody looked is given up within 2 s", async () => {
    proxy.swallow("up", "down");
    link.renew();
    await pause(100);
    proxy.heal();
    await backWithin(2_000, link.check);
  });

  it("an attempt to connect that has only begun is not cut short by a look", async () => {
    proxy.set({ delayMs: 60 });
    link.renew();
    for (let look = 0; look < 10; look += 1) {
      link.check();
      await pause(20);
    }
    await until("being online", () => link.status.value === "online", 2_000);
    // The one from before, and the one that was made.
    expect(caughtUp).toBe(2);
  });

  it("a look while it waits for its next try makes it now", async () => {
    proxy.down();
    // The next try after this is a second away or more, most of the time.
    await pause(2_500);
    proxy.heal();
    await backWithin(400, link.check);
  });

  it(
    "a request that nobody answers finds out, without anybody looking",
    { timeout: 20_000 },
    async () => {
      proxy.swallow("up", "down");
      const request = link.request("typing:set", { conversationId: randomIds.id(), typing: true });
      await pause(50);
      proxy.heal();
      expect(await request).toEqual({ ok: false, code: "offline" });
      await backWithin(2_000, () => {});
    },
  );

  it("one that was closed stays closed, also when it was about to come back", async () => {
    proxy.down();
    await until("it to be noticed", () => link.status.value === "reconnecting");
    link.close();
    proxy.heal();
    link.renew();
    link.check();
    await pause(800);
    expect(link.status.value).toBe("reconnecting");
    expect(proxy.connections).toBe(0);
  });
});
