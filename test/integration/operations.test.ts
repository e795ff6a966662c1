import { expect, test } from "vitest";
import { startServer, type Running } from "../support/server.ts";

async function running(work: (server: Running) => Promise<void>, token?: string): Promise<void> {
  const server = await startServer({ config: { metricsToken: token ?? null } });
  try {
    await work(server);
    expect(server.failures).toEqual([]);
  } finally {
    await server.stop();
  }
}

test("it says that it lives, and that it is ready for people (O1)", () =>
  running(async ({ url }) => {
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ ok: true });
    const ready = await fetch(`${url}/readyz`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual({ ok: true, store: true, redis: "none", draining: false });
  }));

test("an idle connection is kept for longer than balancers keep theirs (O9)", () =>
  running(async ({ url }) => {
    const { headers } = await fetch(`${url}/healthz`);
    const [, seconds] = /^timeout=(\d+)$/.exec(headers.get("keep-alive") ?? "") ?? [];
    expect(Number(seconds)).toBeGreaterThan(60);
  }));

test("the figures count what happened and hold nothing that anybody wrote (O2)", () =>
  running(async (server) => {
    const agent = await server.agent("Elsa");
    const visitor = await server.visitor();
    await visitor.hello();
    const conversationId = await visitor.start("A zebra in my tent", { person: true });
    await agent.offered(conversationId);
    await agent.get("offer:accept", { conversationId });
    await agent.say(conversationId, "Oh dear, a zebra");
    const figures = await (await fetch(`${server.url}/metrics`)).text();
    for (const line of [
      'cascade_connections{side="visitor"} 1',
      'cascade_connections{side="agent"} 1',
      'cascade_messages_total{author="agent"} 1',
      'cascade_offers_total{end="accepted"} 1',
      "cascade_queue_length 0",
      "cascade_queue_oldest_seconds 0",
      'cascade_ack_seconds_count{event="message:post"} 1',
    ])
      expect(figures).toContain(`${line}\n`);
    expect(figures).toMatch(/cascade_commits_total\{result="written"\} [1-9]/);
    expect(figures).toMatch(/nodejs_eventloop_lag_p99_seconds \d/);
    expect(figures).not.toMatch(/zebra|Elsa/);
  }));

test("the figures are for this machine, or for whoever has the token (O2)", async () => {
  const status = async (url: string, headers: Record<string, string> = {}) =>
    (await fetch(`${url}/metrics`, { headers })).status;
  await running(async ({ url }) => {
    expect(await status(url)).toBe(200);
    expect(await status(url, { "x-forwarded-for": "203.0.113.9" })).toBe(404);
  });
  await running(async ({ url }) => {
    expect(await status(url)).toBe(404);
    expect(await status(url, { authorization: "Bearer a wrong one" })).toBe(404);
    expect(await status(url, { authorization: "Bearer 0123456789abcdef" })).toBe(200);
  }, "0123456789abcdef");
});
