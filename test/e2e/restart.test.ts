import { afterEach, describe, expect, it } from "vitest";
import { AgentClient, VisitorClient } from "../support/clients.ts";
import { Product } from "../support/product.ts";
import { randomIds } from "../../server/random-ids.ts";
import { until } from "../support/until.ts";

let product: Product | null = null;

afterEach(async () => {
  await product?.remove();
  product = null;
});

async function visit(url: string): Promise<VisitorClient> {
  const site = /data-site="([^"]+)"/.exec(await (await fetch(`${url}/demo`)).text())?.[1] ?? "";
  return VisitorClient.connect({ url, site, token: randomIds.secret() });
}

describe("a kill and a start", () => {
  it("F1: a deadline that passed meanwhile fires, and D1: what waited still waits before it", async () => {
    product = await Product.start({
      QUEUE_LIMIT_SECONDS: "600",
      OFFER_SECONDS: "60",
      VISITOR_GONE_SECONDS: "60",
      AGENT_GRACE_SECONDS: "60",
      AGENT_RATE: "100000",
    });
    const { url } = product;
    const mei = await AgentClient.setUp(
      { url },
      { token: product.setupLink.split("/").at(-1) ?? "", name: "Mei" },
    );
    const visitors = await Promise.all(Array.from({ length: 5 }, () => visit(url)));
    const ids: string[] = [];
    for (const visitor of visitors)
      ids.push(await visitor.start("is a person there", { person: true }));
    const waiting = ids.at(-1) ?? "";
    for (const conversationId of ids.slice(0, 4)) {
      await mei.offered(conversationId);
      await mei.get("offer:accept", { conversationId });
    }
    await product.stop("SIGKILL");
    await product.start();
    const rows = async () => (await back.get("session:open", {})).rows;
    const back = await AgentClient.connect({ url }, mei);
    expect((await rows()).find((row) => row.id === waiting)?.status).toBe("queued");
    await product.stop("SIGKILL");
    // The same as having been down for long: by this limit its time is over.
    await product.start({ QUEUE_LIMIT_SECONDS: "0.1" });
    const again = await AgentClient.connect({ url }, mei);
    const ticket = await until("the ticket", async () =>
      (await again.get("session:open", {})).tickets.find((one) => one.conversationId === waiting),
    );
    expect(ticket.reason).toBe("queue_limit");
    for (const client of [...visitors, mei, back, again]) client.close();
  });
});
