import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FaultProxy } from "../support/fault-proxy.ts";
import { until } from "../support/until.ts";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Answers every piece of data with itself. */
async function echoServer(seen: Socket[]): Promise<Server> {
  const server = createServer({ allowHalfOpen: false }, (socket) => {
    seen.push(socket);
    socket.on("error", () => {});
    socket.pipe(socket);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return server;
}

class Caller {
  readonly socket: Socket;
  heard = "";
  error: string | null = null;

  constructor(port: number) {
    this.socket = connect({ port, host: "127.0.0.1" });
    this.socket.on("data", (data: Buffer) => (this.heard += data.toString()));
    this.socket.on("error", (error: NodeJS.ErrnoException) => (this.error = error.code ?? "?"));
  }

  async says(text: string): Promise<void> {
    this.socket.write(text);
    await until(`an echo of ${text}`, () => this.heard.endsWith(text));
  }
}

describe("the fault proxy", () => {
  let far: Socket[];
  let echo: Server;
  let proxy: FaultProxy;
  let caller: Caller;

  beforeEach(async () => {
    far = [];
    echo = await echoServer(far);
    const { port } = echo.address() as AddressInfo;
    proxy = await FaultProxy.start({ host: "127.0.0.1", port });
    caller = new Caller(proxy.port);
    await caller.says("hello");
  });

  afterEach(async () => {
    caller.socket.destroy();
    await proxy.close();
    for (const socket of far) socket.destroy();
    await new Promise((closed) => echo.close(closed));
  });

  it("cuts with FIN: both sides see an end without an error", async () => {
    const ended = Promise.all([once(caller.socket, "end"), once(far[0] as Socket, "end")]);
    proxy.cut();
    await ended;
    expect(caller.error).toBeNull();
    await until("it to be forgotten", () => proxy.connections === 0);
  });

  it("resets with RST: both sides see a reset", async () => {
    const errors = Promise.all([once(caller.socket, "error"), once(far[0] as Socket, "error")]);
    proxy.reset();
    expect((await errors).map(([error]) => (error as NodeJS.ErrnoException).code)).toEqual([
      "ECONNRESET",
      "ECONNRESET",
    ]);
  });

  it("swallows one way: the server hears, the caller does not, and nothing closes", async () => {
    proxy.swallow("down");
    const heard = once(far[0] as Socket, "data");
    caller.socket.write("are you there");
    expect(String((await heard)[0])).toBe("are you there");
    await pause(50);
    expect(caller.heard).toBe("hello");
    expect(caller.socket.closed || (far[0] as Socket).closed).toBe(false);
  });

  it("leaves a connection that lost data half-open after healing, and serves a new one", async () => {
    proxy.swallow("up", "down");
    caller.socket.write("lost");
    await pause(30);
    proxy.heal();
    caller.socket.write("also lost");
    const another = new Caller(proxy.port);
    await another.says("hello again");
    another.socket.destroy();
    expect(caller.heard).toBe("hello");
    expect(caller.socket.closed).toBe(false);
  });

  it("does not tell the server that a caller went while nothing gets through", async () => {
    proxy.swallow("up", "down");
    caller.socket.destroy();
    await pause(50);
    expect((far[0] as Socket).closed).toBe(false);
  });

  it("a connection that lost nothing survives the swallowing", async () => {
    proxy.swallow("up", "down");
    proxy.heal();
    await caller.says("still there");
  });

  it("cuts in mid-frame after so many bytes", async () => {
    proxy.cutAfter(4, "down");
    const closed = once(caller.socket, "close");
    caller.socket.write("abcdefgh");
    await closed;
    expect(caller.heard).toBe("helloabcd");
  });

  it("delays", async () => {
    proxy.set({ delayMs: 60 });
    const from = performance.now();
    await caller.says("slowly");
    expect(performance.now() - from).toBeGreaterThan(115);
  });

  it("limits the bandwidth, and keeps the order", async () => {
    proxy.set({ bytesPerSecond: 40_000 });
    const text = Array.from({ length: 500 }, (_, index) => `${index},`).join("");
    const from = performance.now();
    await caller.says(text);
    expect(performance.now() - from).toBeGreaterThan((text.length / 40_000) * 1_000);
  });

  it("refuses new connections while the network is down", async () => {
    proxy.down();
    const another = new Caller(proxy.port);
    await until("a refusal", () => another.error);
    proxy.heal();
    const third = new Caller(proxy.port);
    await third.says("back");
    third.socket.destroy();
  });
});
