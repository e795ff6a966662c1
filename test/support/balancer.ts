import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";

const LOOK_EVERY_MS = 300;
const ANSWER_WITHIN_MS = 1_000;

type Node = { readonly url: string; isReady: boolean };

/** Brings connections to nodes that say they are ready, one after another, as any balancer does. */
export class Balancer {
  readonly #nodes: readonly Node[];
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #timer: NodeJS.Timeout;
  #next = 0;

  private constructor(urls: readonly string[]) {
    this.#nodes = urls.map((url) => ({ url, isReady: true }));
    this.#server = createServer((client) => this.#bring(client));
    this.#timer = setInterval(() => void this.#look(), LOOK_EVERY_MS);
  }

  static async start(urls: readonly string[]): Promise<Balancer> {
    const balancer = new Balancer(urls);
    await new Promise<void>((listening) => balancer.#server.listen(0, listening));
    return balancer;
  }

  /** `host`: connections of one name may be shared, those of two are not. */
  url(host: "localhost" | "127.0.0.1"): string {
    return `http://${host}:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    clearInterval(this.#timer);
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  async #look(): Promise<void> {
    await Promise.all(
      this.#nodes.map(async (node) => {
        const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
        node.isReady = await fetch(`${node.url}/readyz`, { signal }).then(
          ({ ok }) => ok,
          () => false,
        );
      }),
    );
  }

  #bring(client: Socket): void {
    const ready = this.#nodes.filter(({ isReady }) => isReady);
    const node = ready[(this.#next += 1) % ready.length];
    if (node === undefined) return void client.destroy();
    const server = connect(Number(new URL(node.url).port), "localhost");
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      this.#sockets.add(one);
      one.setNoDelay(true).pipe(other);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        this.#sockets.delete(one);
        other.destroy();
      });
    }
  }
}
