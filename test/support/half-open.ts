import type { Page, WebSocketRoute } from "playwright-core";

/** The panel's connection on a page, which may take what is sent without passing it on. Before it connects. */
export class HalfOpen {
  readonly #open = new Set<{ close(): Promise<void> }>();
  #weather: "open" | "swallowed" | "refused" = "open";

  static async on(page: Page): Promise<HalfOpen> {
    const connection = new HalfOpen();
    await page.routeWebSocket(/\/socket\.io\//, (client) => connection.#carry(client));
    return connection;
  }

  /** From here on nothing arrives, and nobody is told so. */
  swallow(): void {
    this.#weather = "swallowed";
  }

  /** What was swallowed is lost for good, and there is no other connection until it is healed. */
  async cut(): Promise<void> {
    this.#weather = "refused";
    await Promise.all([...this.#open].map((one) => one.close()));
    this.#open.clear();
  }

  heal(): void {
    this.#weather = "open";
  }

  #carry(client: WebSocketRoute): void {
    if (this.#weather === "refused") return void client.close();
    const server = client.connectToServer();
    client.onMessage((message) => {
      if (this.#weather === "open") server.send(message);
    });
    this.#open.add(client).add(server);
  }
}
