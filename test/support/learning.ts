import type { ArticleFields } from "../../server/protocol/articles.ts";
import { randomIds } from "../../server/random-ids.ts";
import type { AgentClient, VisitorClient } from "./clients.ts";
import { until } from "./until.ts";

/** The console's requests about what people asked, as one agent makes them. */
export class Console {
  readonly #url: string;
  readonly #cookie: string;

  constructor(url: string, { cookie }: { readonly cookie: string }) {
    this.#url = url;
    this.#cookie = cookie;
  }

  request(method: string, path: string, body?: unknown): Promise<Response> {
    return fetch(`${this.#url}/api${path}`, {
      method,
      headers: {
        "content-type": "application/json",
        "x-cascade": "1",
        origin: this.#url,
        cookie: this.#cookie,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  /** Fails unless it is done. */
  async get<T>(path: string): Promise<T> {
    return this.#done(await this.request("GET", path));
  }

  async post<T>(path: string, body: unknown): Promise<T> {
    return this.#done(await this.request("POST", path, body));
  }

  async save(id: string, fields: Partial<ArticleFields>, expected = 0): Promise<void> {
    await this.#done(
      await this.request("PUT", `/articles/${id}`, { expected, fields: articleOf(fields) }),
    );
  }

  async #done<T>(response: Response): Promise<T> {
    const body: unknown = await response.json();
    if (!response.ok) throw new Error(`${response.status} ${JSON.stringify(body)}`);
    return body as T;
  }
}

export function articleOf(fields: Partial<ArticleFields>): ArticleFields {
  return {
    title: "An article",
    body: "It says something.",
    phrasings: [],
    category: "help",
    popular: false,
    status: "published",
    ...fields,
  };
}

/** What the bot's latest message in this conversation is, once there are so many. */
export async function botMessage(visitor: VisitorClient, conversationId: string, nth: number) {
  return until("the bot's message", () => {
    const messages = visitor.envelopes.flatMap((one) => {
      const { event } = one.logged;
      return one.conversationId === conversationId &&
        event.type === "message:posted" &&
        event.message.author.kind === "bot"
        ? [event.message]
        : [];
    });
    return messages[nth - 1];
  });
}

/** Asks, says no and asks again. */
export async function asksInVain(visitor: VisitorClient, text: string): Promise<string> {
  const conversationId = await visitor.start(text);
  const { id } = await botMessage(visitor, conversationId, 1);
  await visitor.get("answer:judge", { conversationId, messageId: id, helped: false });
  await visitor.get("message:post", {
    conversationId,
    id: randomIds.id(),
    text: `Really, ${text}`,
  });
  return conversationId;
}

/** Takes the chat, answers and resolves it. */
export async function answers(
  agent: AgentClient,
  conversationId: string,
  text: string,
): Promise<void> {
  await agent.offered(conversationId);
  await agent.get("offer:accept", { conversationId });
  await agent.say(conversationId, text);
  await agent.get("conversation:resolve", { conversationId });
}
