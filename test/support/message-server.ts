import type { Namespaces } from "../../server/transport/sockets.ts";

/* The server's side of `message-network.ts`, and the wires between it and its clients. */

type Listener = (...args: unknown[]) => void;
type Middleware = (
  socket: ServerSocket,
  next: (error?: Error & { data?: { code?: string } }) => void,
) => void;

export type Way = "up" | "down";
export type Message =
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
export class ServerSocket {
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
export class Wire {
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
