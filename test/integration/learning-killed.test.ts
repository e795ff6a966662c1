import { afterAll, describe, expect, it } from "vitest";
import type { Gap } from "../../server/protocol/articles.ts";
import { randomIds } from "../../server/random-ids.ts";
import { AgentClient, VisitorClient } from "../support/clients.ts";
import { botMessage, Console } from "../support/learning.ts";
import { Product } from "../support/product.ts";
import { siteKey } from "../support/site-key.ts";
import { until } from "../support/until.ts";

const QUESTION = "How do I return something that does not fit?";
const PERSON_SAYS =
  "Put the free label from the parcel on the box and hand it in at any pick-up point.";

let product: Product | null = null;
afterAll(() => product?.remove());

describe("a process killed while people learn", () => {
  it("L1, D1: what was acknowledged of a question is there, whenever it was killed", async () => {
    product = await Product.start();
    const running = product;
    const { url } = running;
    const token = randomIds.secret();
    const setUp = { token: running.setupLink.split("/").at(-1) ?? "", name: "Ana" };
    let agent = await AgentClient.setUp({ url }, setUp);
    let visitor = await VisitorClient.connect({ url, site: await siteKey({ url }), token });

    /** Kill -9 right behind the last acknowledgement, and everybody back. */
    async function kill(): Promise<void> {
      visitor.close();
      agent.close();
      await running.stop("SIGKILL");
      await running.start();
      agent = await AgentClient.connect({ url }, agent);
      visitor = await VisitorClient.connect({ url, site: await siteKey({ url }), token });
      await visitor.hello();
    }

    const id = "en/return-or-exchange-an-item";
    await until(
      "the bot to know",
      async () => (await visitor.ask("article:get", { id })).ok,
      30_000,
    );
    const conversationId = await visitor.start(QUESTION);
    const { id: messageId } = await botMessage(visitor, conversationId, 1);
    await kill();
    await visitor.get("answer:judge", { conversationId, messageId, helped: false });
    await kill();
    await visitor.get("message:post", {
      conversationId,
      id: randomIds.id(),
      text: "It still does not fit",
    });
    await until(
      "the chat to be taken",
      async () => (await agent.ask("conversation:claim", { conversationId })).ok,
    );
    await agent.get("message:post", { conversationId, id: randomIds.id(), text: PERSON_SAYS });
    await kill();
    // Held for the agent who was there: claimed anew if the restart put it back.
    await agent.ask("conversation:claim", { conversationId });
    await agent.get("conversation:resolve", { conversationId });
    await kill();

    const gaps = await new Console(url, agent).get<readonly Gap[]>("/knowledge/gaps");
    expect(gaps).toMatchObject([
      {
        question: QUESTION,
        times: 1,
        kind: "badly_answered",
        agentAnswer: PERSON_SAYS,
        questions: [{ conversationId, outcome: "said_no" }],
      },
    ]);
    expect(gaps[0]?.cost).toBeLessThan(2);
    visitor.close();
    agent.close();
  }, 120_000);
});
