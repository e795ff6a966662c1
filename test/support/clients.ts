import { io, type Socket } from "socket.io-client";
import type {
  AgentClientToServer,
  AgentCommands,
  AgentReplies,
  AgentServerToClient,
} from "../../server/protocol/agent.ts";
import type { Envelope, Posted } from "../../server/protocol/conversation.ts";
import type { Result } from "../../server/protocol/errors.ts";
import { AGENT_PATH, PROTOCOL_VERSION } from "../../server/protocol/limits.ts";
import { randomIds } from "../../server/random-ids.ts";
import type {
  VisitorClientToServer,
  VisitorCommands,
  VisitorReplies,
  VisitorServerToClient,
} from "../../server/protocol/visitor.ts";
import { until } from "./until.ts";

export type Origin = { readonly url: string };

const PASSWORD = "a long enough password";
const ANSWER_WITHIN_MS = 5_000;

/** A connection as the panel or console makes it, with everything it was sent kept. */
class Client<Commands, Replies> {
  readonly socket: Socket;
  readonly received: { readonly event: string; readonly payload: unknown }[] = [];

  constructor(socket: Socket) {
    this.socket = socket;
    socket.onAny((event: string, payload: unknown) => this.received.push({ event, payload }));
  }

  ask<E extends keyof Commands & keyof Replies & string>(
    event: E,
    payload: Commands[E],
  ): Promise<Result<Replies[E]>> {
    return new Promise((resolve, reject) => {
      const answered = (lost: Error | null, result: Result<Replies[E]>) => {
        if (lost !== null) return reject(new Error(`${event} was not answered: ${lost.message}`));
        if (result.ok) this.#keepMade(result.value as Partial<Posted> | null);
        resolve(result);
      };
      this.socket.timeout(ANSWER_WITHIN_MS).emit(event, payload, answered);
    });
  }

  /** What an answer says was made counts as received: it comes in no other way. */
  #keepMade(value: Partial<Posted> | null): void {
    if (value?.made) this.received.push({ event: "conversation:happened", payload: value.made });
  }

  /** Asks, and fails unless it is done. */
  async get<E extends keyof Commands & keyof Replies & string>(
    event: E,
    payload: Commands[E],
  ): Promise<Replies[E]> {
    const result = await this.ask(event, payload);
    if (!result.ok) throw new Error(`${event}: ${result.code}`);
    return result.value;
  }

  /** Events of conversations received so far. */
  get envelopes(): readonly Envelope[] {
    return this.received
      .filter(({ event }) => event === "conversation:happened")
      .map(({ payload }) => payload as Envelope);
  }

  /** Waits for an event of this type in a conversation. */
  async happened<T extends Envelope["logged"]["event"]["type"]>(
    type: T,
    nth = 1,
  ): Promise<Extract<Envelope["logged"]["event"], { type: T }>> {
    const found = await until(
      `event ${type}`,
      () => this.envelopes.filter(({ logged }) => logged.event.type === type)[nth - 1],
    );
    return found.logged.event as Extract<Envelope["logged"]["event"], { type: T }>;
  }

  close(): void {
    this.socket.disconnect();
  }
}

export class VisitorClient extends Client<VisitorCommands, VisitorReplies> {
  readonly token: string;

  constructor(socket: Socket<VisitorServerToClient, VisitorClientToServer>, token: string) {
    super(socket as unknown as Socket);
    this.token = token;
  }

  static async connect({
    url,
    site,
    token,
    identity,
  }: Origin & {
    readonly site: string;
    readonly token: string;
    /** What the site signed of who this is. */
    readonly identity?: string | undefined;
  }): Promise<VisitorClient> {
    const socket = open(url, "/visitor", {
      auth: {
        version: PROTOCOL_VERSION,
        token,
        site,
        ...(identity === undefined ? {} : { identity }),
      },
    });
    const client = new VisitorClient(socket, token);
    await connected(socket);
    return client;
  }

  /** The server closes this connection; it is made again, as the panel does. */
  async anew(): Promise<void> {
    await until("the end of the connection", () => (this.socket.connected ? undefined : true));
    const back = connected(this.socket);
    this.socket.connect();
    await back;
  }

  /** What the panel asks first. */
  hello(): Promise<VisitorReplies["session:open"]> {
    return this.get("session:open", {
      language: "en",
      timeZone: "Europe/Stockholm",
      page: { url: "https://shop.example/tents", title: "Tents" },
    });
  }

  /** Starts a conversation and returns its id. */
  async start(text: string | null, { person = false } = {}): Promise<string> {
    const message = text === null ? null : { id: randomIds.id(), text };
    const { conversationId } = await this.get("conversation:start", {
      conversationId: randomIds.id(),
      message,
      person,
      page: { url: "https://shop.example/tents", title: "Tents" },
    });
    return conversationId;
  }

  say(conversationId: string, text: string): Promise<Result<{ readonly seq: number }>> {
    return this.ask("message:post", { conversationId, id: randomIds.id(), text });
  }
}

export class AgentClient extends Client<AgentCommands, AgentReplies> {
  readonly id: string;
  readonly cookie: string;

  constructor(
    socket: Socket<AgentServerToClient, AgentClientToServer>,
    { id, cookie }: { readonly id: string; readonly cookie: string },
  ) {
    super(socket as unknown as Socket);
    this.id = id;
    this.cookie = cookie;
  }

  static setUp(
    origin: Origin,
    { token, name }: { readonly token: string; readonly name: string },
  ): Promise<AgentClient> {
    return AgentClient.#register(origin, "/api/setup", { token, name });
  }

  static async join(
    origin: Origin,
    { admin, name }: { readonly admin: AgentClient; readonly name: string },
  ): Promise<AgentClient> {
    const { link } = await admin.get("invite:create", { name });
    return AgentClient.#register(origin, "/api/join", {
      token: link.split("/").at(-1) ?? "",
      name,
    });
  }

  static async #register(
    { url }: Origin,
    path: string,
    { token, name }: { readonly token: string; readonly name: string },
  ): Promise<AgentClient> {
    const response = await post(url, path, {
      token,
      name,
      email: `${name.toLowerCase()}@example.com`,
      password: PASSWORD,
    });
    const account = (await response.json()) as { id: string; message?: string };
    if (!response.ok) throw new Error(account.message);
    return AgentClient.connect({ url }, { id: account.id, cookie: cookieOf(response) });
  }

  static async connect(
    { url }: Origin,
    who: { readonly id: string; readonly cookie: string },
  ): Promise<AgentClient> {
    const socket = open(url, "/agent", {
      auth: { version: PROTOCOL_VERSION },
      extraHeaders: { origin: url, cookie: who.cookie },
    });
    const client = new AgentClient(socket, who);
    await connected(socket);
    return client;
  }

  say(conversationId: string, text: string): Promise<Result<{ readonly seq: number }>> {
    return this.ask("message:post", { conversationId, id: randomIds.id(), text });
  }

  /** The shop's name and allowed sites as they are, changed; in force when it resolves. */
  async setShop(change: { readonly name: string; readonly origins: string[] }): Promise<void> {
    const { name, origins } = (await this.get("session:open", {})).workspace;
    const { kept } = await this.get("workspace:update", { base: { name, origins }, ...change });
    if (!kept) throw new Error("Somebody else changed the shop meanwhile.");
  }

  /** Waits until this conversation is offered to this agent. */
  async offered(conversationId: string): Promise<void> {
    type Row = AgentReplies["session:open"]["rows"][number];
    await until("an offer", () =>
      this.received
        .filter(({ event }) => event === "row:changed" || event === "rows:changed")
        .flatMap(({ payload }) => payload as Row | readonly Row[])
        .some(
          (row) => row.id === conversationId && row.status === "offered" && row.agentId === this.id,
        ),
    );
  }
}

const asking =
  (method: string) =>
  (
    url: string,
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> =>
    fetch(url + path, {
      method,
      headers: { "content-type": "application/json", "x-cascade": "1", origin: url, ...headers },
      body: JSON.stringify(body),
    });

/** A request of the console over HTTP. */
export const post = asking("POST");

/** The same, for settings. */
export const put = asking("PUT");

export function cookieOf(response: Response): string {
  return response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
}

export function open(url: string, namespace: string, options: Record<string, unknown>): Socket {
  return io(url + namespace, {
    transports: ["websocket"],
    forceNew: true,
    reconnection: false,
    extraHeaders: { origin: url },
    ...(namespace === "/agent" ? { path: AGENT_PATH } : {}),
    ...options,
  });
}

/** Resolves when connected; rejects with the code the server refused with. */
export function connected(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("connect_error", (error: Error & { data?: { code?: string } }) =>
      reject(new Error(error.data?.code ?? error.message)),
    );
  });
}
