import { signal } from "@preact/signals";
import type { Posted } from "../../server/protocol/conversation.ts";
import type { Namespaces } from "../../server/transport/sockets.ts";
import { AGENT_PATH } from "../../server/protocol/limits.ts";
import type { Link, LinkStatus, Reply } from "../../widget/link/link.ts";

/*
 * A network of messages, for runs by the thousand: the server's namespaces and the clients' links,
 * with a queue each way that can be delivered, dropped, repeated and put out of order. What
 * `widget/link/link.ts` promises its users holds for these links too.
 */

type Namespace = "visitor" | "agent";
type Listener = (...args: unknown[]) => void;
type Middleware = (
  socket: ServerSocket,
  next: (error?: Error & { data?: { code?: string } }) => void,
) => void;

export type Way = "up" | "down";
type Message =
  | {
      readonly is: "request";
      readonly id: number;
      readonly event: string;
      readonly payload: unknown;
    }
  | { readonly is: "reply"; readonly id: number; readonly result: unknown }
  | { readonly is: "event"; readonly event: string; readonly payload: unknown };

/** As after being written and read again. */
function overTheWire<T>(value: T): T {
  return value === undefined ? value : (JSON.parse(JSON.stringify(value)) as T);
}

/** What the server holds of one connection. */
class ServerSocket {
  readonly id: string;
  readonly data = {};
  readonly rooms = new Set<string>();
  readonly handshake: {
    readonly auth: object;
    readonly headers: object;
    readonly address: string;
    readonly url: string;
  };
  readonly #wire: Wire;
  readonly #any: Listener[] = [];
  readonly #disconnect: Listener[] = [];

  constructor(id: number, wire: Wire, handshake: ServerSocket["handshake"]) {
    this.id = String(id);
    this.#wire = wire;
    this.handshake = handshake;
  }

  join(rooms: string | readonly string[]): void {
    for (const room of [rooms].flat()) this.rooms.add(room);
  }

  leave(room: string): void {
    this.rooms.delete(room);
  }

  emit(event: string, payload: unknown): void {
    this.#wire.send("down", { is: "event", event, payload });
  }

  on(_event: "disconnect", listener: Listener): void {
    this.#disconnect.push(listener);
  }

  onAny(listener: Listener): void {
    this.#any.push(listener);
  }

  disconnect(): void {
    this.#wire.cut();
  }

  hear(message: Message): void {
    if (message.is !== "request") return;
    const reply = (result: unknown) =>
      this.#wire.send("down", { is: "reply", id: message.id, result });
    for (const listener of this.#any) listener(message.event, message.payload, reply);
  }

  gone(): void {
    for (const listener of this.#disconnect) listener("transport close");
  }
}

class ServerNamespace {
  readonly sockets = new Map<number, ServerSocket>();
  readonly #middlewares: Middleware[] = [];
  readonly #connection: Listener[] = [];

  use(middleware: Middleware): void {
    this.#middlewares.push(middleware);
  }

  on(_event: "connection", listener: Listener): void {
    this.#connection.push(listener);
  }

  /** All of it is one process. */
  get local() {
    return this;
  }

  to(room: string) {
    const emitExcept = (ids: readonly string[]) => (event: string, payload: unknown) => {
      for (const socket of this.sockets.values())
        if (socket.rooms.has(room) && !ids.includes(socket.id)) socket.emit(event, payload);
    };
    const except = (ids: readonly string[]) => ({ emit: emitExcept(ids) });
    return { emit: emitExcept([]), except };
  }

  emit(event: string, payload: unknown): void {
    for (const socket of this.sockets.values()) socket.emit(event, payload);
  }

  /** The code it was refused with, or null. */
  async admit(id: number, socket: ServerSocket): Promise<string | null> {
    for (const middleware of this.#middlewares) {
      const error = await new Promise<(Error & { data?: { code?: string } }) | undefined>((next) =>
        middleware(socket, next),
      );
      if (error !== undefined) return error.data?.code ?? "unknown";
    }
    this.sockets.set(id, socket);
    for (const listener of this.#connection) listener(socket);
    return null;
  }

  leave(id: number): void {
    const socket = this.sockets.get(id);
    this.sockets.delete(id);
    socket?.gone();
  }
}

/** One server process, as connections see it. */
export class ServerEnd {
  readonly visitor = new ServerNamespace();
  readonly agent = new ServerNamespace();

  get namespaces(): Namespaces {
    return this as unknown as Namespaces;
  }

  /** Everything it holds of connections is gone with it; nobody is told. */
  die(): void {
    this.visitor.sockets.clear();
    this.agent.sockets.clear();
  }
}

/** How long either side of a half-open connection believes in it, in milliseconds. */
const PING_MS = 45_000;

/** One connection. */
class Wire {
  readonly queues: Record<Way, Message[]> = { up: [], down: [] };
  /** Nothing arrives any more, and nobody knows. */
  halfOpen = false;
  readonly #ends: Record<Way, { hear: (message: Message) => void; lost: () => void }>;
  readonly #over: Record<Way, boolean> = { up: false, down: false };

  constructor(
    server: { hear: (message: Message) => void; lost: () => void },
    client: { hear: (message: Message) => void; lost: () => void },
  ) {
    this.#ends = { up: server, down: client };
  }

  send(way: Way, message: Message): void {
    if (!this.halfOpen && !this.#over[way]) this.queues[way].push(overTheWire(message));
  }

  /** Delivers the first message waiting this way. false: there was none. */
  deliver(way: Way): boolean {
    const message = this.queues[way].shift();
    if (message === undefined) return false;
    this.#ends[way].hear(message);
    return true;
  }

  /** Both ends are told; what was under way is lost. */
  cut(): void {
    this.#silence();
    this.tell("up");
    this.tell("down");
  }

  /** Both ends find out by themselves, much later. */
  falter(): void {
    this.#silence();
    this.halfOpen = true;
    setTimeout(() => this.cut(), PING_MS);
  }

  /** Tells one end that the connection is over. */
  tell(end: Way): void {
    if (this.#over[end]) return;
    this.#over[end] = true;
    this.#ends[end].lost();
  }

  #silence(): void {
    this.queues.up.length = 0;
    this.queues.down.length = 0;
  }
}

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
