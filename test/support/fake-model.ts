import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Asked = {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: string;
  /** What the model was given to work on. */
  readonly given: {
    readonly question: string;
    readonly passages: readonly string[];
    readonly language: string;
  };
};

/** What it does with a request. */
export type Behaviour = (response: ServerResponse, asked: Asked) => void;

export type FakeModel = {
  /** Base address, as an owner would set it. */
  readonly url: string;
  readonly asked: readonly Asked[];
  /** Requests whose client went away before they were answered. */
  readonly abandoned: number;
  behave(behaviour: Behaviour): void;
  stop(): Promise<void>;
};

type Sentences = readonly { readonly text: string; readonly quote: string }[];

/** Answers with these sentences, as a service would. */
export function answers(sentences: Sentences | ((asked: Asked) => Sentences)): Behaviour {
  return (response, asked) => {
    const list = typeof sentences === "function" ? sentences(asked) : sentences;
    says(JSON.stringify({ sentences: list }))(response, asked);
  };
}

/** Answers with this text, whatever it is, as the model's word. */
export function says(content: string): Behaviour {
  return (response) => {
    response.setHeader("content-type", "application/json");
    response.end(
      JSON.stringify({ id: "c", choices: [{ index: 0, message: { role: "assistant", content } }] }),
    );
  };
}

export const hangs: Behaviour = () => {};

/** A server on this machine that speaks as OpenAI's chat completions do, or as badly as it is told. */
export async function startFakeModel(behaviour: Behaviour = hangs): Promise<FakeModel> {
  let behaves = behaviour;
  const asked: Asked[] = [];
  let abandoned = 0;
  const server = createServer((request, response) => {
    response.on("close", () => {
      if (!response.writableEnded) abandoned += 1;
    });
    void read(request).then((one) => {
      asked.push(one);
      behaves(response, one);
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    asked,
    get abandoned() {
      return abandoned;
    },
    behave: (next) => void (behaves = next),
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}

async function read(request: IncomingMessage): Promise<Asked> {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  const { messages } = JSON.parse(body === "" ? '{"messages":[]}' : body) as {
    messages: readonly { role: string; content: string }[];
  };
  const given = messages.find(({ role }) => role === "user")?.content ?? "{}";
  const { authorization } = request.headers;
  return {
    path: request.url ?? "",
    authorization,
    body,
    given: JSON.parse(given) as Asked["given"],
  };
}
