import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";

/** up: what clients say to the server. down: what it says to them. */
export type Direction = "up" | "down";

const WAYS: readonly Direction[] = ["up", "down"];

export type Weather = {
  /** open: through. refused: a new connection is reset at once, as with no network. swallowed: nothing arrives, sockets stay open. */
  readonly up: "open" | "swallowed";
  readonly down: "open" | "swallowed";
  readonly connections: "open" | "refused";
  /** How long every piece of data is on its way, in milliseconds. */
  readonly delayMs: number;
  /** Bytes a second, in each direction; Infinity: no limit. */
  readonly bytesPerSecond: number;
};

const FAIR: Weather = {
  up: "open",
  down: "open",
  connections: "open",
  delayMs: 0,
  bytesPerSecond: Infinity,
};

/** One piece of what a slow network carries at a time, in bytes. */
const PIECE = 512;

/**
 * A network between real clients and a real server that can be broken in every way a network
 * breaks. What was swallowed never arrives: a connection it happened to stays a half-open one.
 */
export class FaultProxy {
  readonly #server: Server;
  readonly #pairs = new Set<Pair>();
  #weather: Weather = FAIR;

  private constructor(target: { readonly host: string; readonly port: number }) {
    this.#server = createServer({ allowHalfOpen: true }, (client) => {
      if (this.#weather.connections === "refused") return void client.resetAndDestroy();
      const pair = new Pair(client, connect({ ...target, allowHalfOpen: true }), this.#weather);
      this.#pairs.add(pair);
      pair.closed = () => this.#pairs.delete(pair);
    });
  }

  static async start(target: {
    readonly host: string;
    readonly port: number;
  }): Promise<FaultProxy> {
    const proxy = new FaultProxy(target);
    await new Promise<void>((listening) => proxy.#server.listen(0, "127.0.0.1", listening));
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get connections(): number {
    return this.#pairs.size;
  }

  /** Ends every connection, both sides politely (FIN). */
  cut(): void {
    for (const pair of this.#pairs) pair.end();
  }

  /** Ends every connection with an error (RST). */
  reset(): void {
    for (const pair of this.#pairs) pair.reset();
  }

  /** Every connection lets so many more bytes through in this direction, then ends in mid-frame. */
  cutAfter(bytes: number, direction: Direction): void {
    for (const pair of this.#pairs) pair.cutAfter(bytes, direction);
  }

  /** From here on nothing arrives, one way or both, while every socket stays open. */
  swallow(...directions: readonly Direction[]): void {
    const swallowed = Object.fromEntries(directions.map((way) => [way, "swallowed"]));
    this.set(swallowed);
  }

  /** No network: connections are reset, new ones refused, until it is healed. */
  down(): void {
    this.set({ connections: "refused" });
    this.reset();
  }

  /** Changes the weather for what is open and what will be. */
  set(change: Partial<Weather>): void {
    this.#weather = { ...this.#weather, ...change };
    for (const pair of this.#pairs) pair.weather = this.#weather;
  }

  /** Fair weather again. Connections that lost data stay half-open, as they would. */
  heal(): void {
    this.set(FAIR);
  }

  async close(): Promise<void> {
    this.reset();
    await new Promise<void>((closed) => this.#server.close(() => closed()));
  }
}

/** A client's connection and the one to the server that it is passed on through. */
class Pair {
  weather: Weather;
  closed: () => void = () => {};
  readonly #client: Socket;
  readonly #server: Socket;
  readonly #allowance: Record<Direction, number> = { up: Infinity, down: Infinity };
  /** Data went missing: what follows would be garbage, so nothing follows. */
  readonly #broken: Record<Direction, boolean> = { up: false, down: false };
  #over = false;

  constructor(client: Socket, server: Socket, weather: Weather) {
    this.#client = client;
    this.#server = server;
    this.weather = weather;
    this.#carry("up", client, server);
    this.#carry("down", server, client);
    for (const socket of [client, server]) {
      socket.setNoDelay(true);
      socket.on("error", () => {
        if (!this.#silent) this.reset();
      });
      socket.on("close", () => {
        if (!this.#silent) this.#finish();
      });
    }
  }

  /** One side vanishing is no news to the other while nothing gets through. */
  get #silent(): boolean {
    return WAYS.some((way) => this.#broken[way] || this.weather[way] === "swallowed");
  }

  end(): void {
    this.#client.end();
    this.#server.end();
    // Whoever does not answer in kind is not waited for.
    setTimeout(() => this.reset(), 50).unref();
  }

  reset(): void {
    this.#client.resetAndDestroy();
    this.#server.resetAndDestroy();
    this.#finish();
  }

  cutAfter(bytes: number, direction: Direction): void {
    this.#allowance[direction] = bytes;
  }

  #finish(): void {
    if (this.#over) return;
    this.#over = true;
    this.#client.destroy();
    this.#server.destroy();
    this.closed();
  }

  /** Carries one direction, a piece after the other, in order. */
  #carry(direction: Direction, from: Socket, to: Socket): void {
    let last: Promise<void> = Promise.resolve();
    from.on("data", (data: Buffer) => {
      from.pause();
      last = last.then(() => this.#pass(direction, to, data)).then(() => void from.resume());
    });
    from.on("end", () => {
      last = last.then(() => {
        if (!this.#lost(direction)) to.end();
      });
    });
  }

  async #pass(direction: Direction, to: Socket, data: Buffer): Promise<void> {
    for (const piece of pieces(data, this.weather)) {
      const wait = this.weather.delayMs + (piece.length / this.weather.bytesPerSecond) * 1_000;
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      if (this.#over || this.#lost(direction)) return;
      const allowed = this.#allowance[direction];
      this.#allowance[direction] -= piece.length;
      to.write(piece.subarray(0, allowed));
      if (allowed < piece.length) return this.end();
    }
  }

  #lost(direction: Direction): boolean {
    if (this.weather[direction] === "swallowed") this.#broken[direction] = true;
    return this.#broken[direction];
  }
}

function pieces(data: Buffer, { bytesPerSecond }: Weather): readonly Buffer[] {
  if (bytesPerSecond === Infinity) return [data];
  const count = Math.ceil(data.length / PIECE);
  return Array.from({ length: count }, (_, index) =>
    data.subarray(index * PIECE, (index + 1) * PIECE),
  );
}
