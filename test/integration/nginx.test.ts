import { afterAll, beforeAll, expect, test } from "vitest";
import { PROTOCOL_VERSION } from "../../server/protocol/limits.ts";
import { connected, open, VisitorClient } from "../support/clients.ts";
import { isNginxInstalled, Nginx } from "../support/nginx.ts";
import { startServer, type Running } from "../support/server.ts";
import { describeWhere } from "../support/where-installed.ts";

const TOKEN = "a".repeat(43);

describeWhere("nginx", isNginxInstalled, () => {
  let nodes: readonly Running[] = [];
  let nginx: Nginx;
  beforeAll(async () => {
    nodes = await Promise.all(
      [0, 1].map(() => startServer({ config: { trustProxy: true, polling: true } })),
    );
    const [a, b] = nodes.map(({ url }) => Number(new URL(url).port));
    nginx = await Nginx.start([a ?? 0, b ?? 0]);
  });
  afterAll(async () => {
    await nginx?.stop();
    for (const node of nodes) await node.stop();
  });

  async function site(): Promise<string> {
    return (await fetch(`${nginx.url}/demo`)).text();
  }

  test.each([["websocket"], ["polling"]])(
    "the documented example carries a chat over %s, on one of two nodes (O3)",
    async (transport) => {
      const socket = open(nginx.url, "/visitor", {
        transports: [transport],
        auth: { version: PROTOCOL_VERSION, token: TOKEN, site: await site() },
      });
      await connected(socket);
      const visitor = new VisitorClient(socket, TOKEN);
      await visitor.hello();
      const conversationId = await visitor.start("Hello through nginx");
      expect((await visitor.say(conversationId, "And again")).ok).toBe(true);
      expect(socket.io.engine.transport.name).toBe(transport);
      visitor.close();
    },
  );

  test("the figures stay inside (O2)", async () => {
    expect((await fetch(`${nginx.url}/metrics`)).status).toBe(404);
    expect((await fetch(`${nginx.url}/readyz`)).status).toBe(200);
  });
});
