import { AgentClient, VisitorClient } from "../support/clients.ts";
import { spread, type Spread } from "../support/spread.ts";
import { until } from "../support/until.ts";

export type Chatted = {
  readonly messages: number;
  readonly ackMs: Spread;
  readonly problems: readonly string[];
};

/** Two who behave, and whose chat must not suffer from those who do not. */
export type Company = {
  readonly agent: AgentClient;
  /** Ends the chat, and says how it went. */ stop(): Promise<Chatted>;
};

const PAUSE_MS = 50;

export type Place = { readonly url: string; readonly site: string; readonly setup: string };

export async function keepCompany({ url, site, setup }: Place): Promise<Company> {
  const agent = await AgentClient.setUp({ url }, { token: setup, name: "Mei" });
  const visitor = await VisitorClient.connect({ url, site, token: "well-behaved-visitor-token" });
  await agent.get("session:open", {});
  await visitor.hello();
  const conversationId = await visitor.start("I would like to speak to a person");
  await agent.offered(conversationId);
  await agent.get("offer:accept", { conversationId });
  await agent.get("conversation:open", { conversationId });

  const took: number[] = [];
  const problems: string[] = [];
  const seqs: number[] = [];
  let going = true;

  async function post(who: AgentClient | VisitorClient): Promise<void> {
    const from = performance.now();
    const result = await who.say(conversationId, `message ${took.length}`);
    took.push(performance.now() - from);
    if (result.ok) seqs.push(result.value.seq);
    else problems.push(`a message was refused: ${result.code}`);
  }

  async function chat(): Promise<void> {
    while (going) {
      await post(visitor);
      await post(agent);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }

  const chatting = chat().catch((error: unknown) =>
    problems.push(`the chat broke off: ${String(error)}`),
  );
  return {
    agent,
    async stop() {
      going = false;
      await chatting;
      for (const who of [visitor, agent]) {
        const complete = () =>
          seqs.every((seq) =>
            who.envelopes.some(({ logged }) => logged.log === "public" && logged.seq === seq),
          );
        await until("both to have every message", complete, 5_000).catch((error: unknown) =>
          problems.push(String(error)),
        );
        who.close();
      }
      return { messages: took.length, ackMs: spread(took), problems };
    },
  };
}
