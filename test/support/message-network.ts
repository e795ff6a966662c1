import { signal } from "@preact/signals";
import type { Posted } from "../../server/protocol/conversation.ts";
import { AGENT_PATH } from "../../server/protocol/limits.ts";
import type { Link, LinkStatus, Reply } from "../../widget/link/link.ts";
import { type Message, type ServerEnd, ServerSocket, Wire } from "./message-server.ts";

/*
 * A network of messages, for runs by the thousand: the server's namespaces and the clients' links,
 * with a queue each way that can be delivered, dropped, repeated and put out of order. What
 * `widget/link/link.ts` promises its users holds for these links too.
 */

type Namespace = "visitor" | "agent";

const ANSWER_WITHIN_MS = 10_000;
const RECONNECT_MS = 300;
const TRY_AGAIN_MS = 2_000;

export type ClientOptions = {
  readonly namespace: Namespace;
  readonly auth: object;
  readonly headers?: object;
  readonly catchUp: () => Promise<boolean>;
};

/** A client's side: the Link it works with, and the wire the test plays with. */
export type ClientEnd = {
  readonly link: Link<never, never, never>;
  /** The connection there is; null while there is none. */
  wire(): Wire | null;
};

export class MessageNetwork {
  #server: ServerEnd | null = null;
  readonly #clients = new Set<ClientEnd>();
  #serial = 0;

  get clients(): readonly ClientEnd[] {
    return [...this.#clients];
  }

  /** A server has started. */
  serve(server: ServerEnd): void {
    this.#server = server;
  }

  /** It is gone; every client's connection with it. */
  crash(): void {
    this.#server?.die();
    this.#server = null;
    for (const client of this.#clients) client.wire()?.cut();
  }

  connect(options: ClientOptions): ClientEnd {
    const status = signal<LinkStatus>("connecting");
    const handlers = new Map<string, ((payload: unknown) => void)[]>();
    const waiting = new Map<number, (reply: Reply<never>) => void>();
    let wire: Wire | null = null;
    let closed = false;

    const offline = (id: number) => {
      waiting.get(id)?.({ ok: false, code: "offline" });
      waiting.delete(id);
    };
    const happened = (event: string, payload: unknown) => {
      for (const handler of handlers.get(event) ?? []) handler(payload);
    };
    const replied = (reply: Reply<Partial<Posted> | null>, resolve: (reply: never) => void) => {
      if (reply.ok && reply.value?.made) happened("conversation:happened", reply.value.made);
      resolve(reply as never);
    };
    const hear = (message: Message) => {
      if (message.is === "event") happened(message.event, message.payload);
      if (message.is !== "reply") return;
      const resolve = waiting.get(message.id);
      waiting.delete(message.id);
      if (resolve !== undefined) replied(message.result as Reply<null>, resolve);
    };
    const lost = () => {
      wire = null;
      if (status.value === "online") status.value = "reconnecting";
      for (const id of waiting.keys()) offline(id);
      setTimeout(() => void dial(), RECONNECT_MS);
    };
    const dial = async () => {
      const server = this.#server;
      if (closed || wire !== null) return;
      if (server === null) return void setTimeout(() => void dial(), RECONNECT_MS);
      const id = (this.#serial += 1);
      const space = server[options.namespace];
      const made: Wire = new Wire(
        { hear: (message) => socket.hear(message), lost: () => space.leave(id) },
        { hear: (message) => made === wire && hear(message), lost: () => made === wire && lost() },
      );
      const socket = new ServerSocket(id, made, {
        auth: options.auth,
        headers: options.headers ?? {},
        address: "127.0.0.1",
        url: options.namespace === "agent" ? AGENT_PATH : "/socket.io",
      });
      wire = made;
      const refused = await space.admit(id, socket);
      if (made !== wire) return made.tell("up");
      if (refused !== null) return made.cut();
      await getInStep(made);
    };
    const getInStep = async (made: Wire): Promise<void> => {
      const inStep = await options.catchUp();
      if (made !== wire) return;
      if (inStep) status.value = "online";
      else setTimeout(() => made === wire && void getInStep(made), TRY_AGAIN_MS);
    };
    const renew = () => {
      if (closed) return;
      const old = wire;
      old?.tell("down");
      // The server of a half-open one hears nothing of it.
      if (old?.halfOpen === false) old.cut();
    };

    const link = {
      status,
      request: (event: string, payload: unknown) =>
        new Promise<Reply<never>>((resolve) => {
          if (closed) return;
          if (wire === null) return resolve({ ok: false, code: "offline" });
          const id = (this.#serial += 1);
          waiting.set(id, resolve);
          wire.send("up", { is: "request", id, event, payload });
          const asked = wire;
          setTimeout(() => {
            if (!waiting.has(id)) return;
            offline(id);
            if (asked === wire && asked.halfOpen) renew();
          }, ANSWER_WITHIN_MS);
        }),
      on: (event: string, handler: (payload: unknown) => void) =>
        void handlers.set(event, [...(handlers.get(event) ?? []), handler]),
      renew,
      check: renew,
      close: () => {
        closed = true;
        const old = wire;
        wire = null;
        handlers.clear();
        waiting.clear();
        if (old?.halfOpen === false) old.cut();
        this.#clients.delete(end);
      },
    };
    const end: ClientEnd = { link: link as unknown as ClientEnd["link"], wire: () => wire };
    this.#clients.add(end);
    setTimeout(() => void dial(), 0);
    return end;
  }
}
