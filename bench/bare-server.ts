import { createServer } from "node:http";
import { Server, type Socket } from "socket.io";
import type { Served } from "./served.ts";

/** Socket.IO alone, as a yardstick: what a visitor emits goes to the agent of the same pair. */
export async function startBare(): Promise<Served> {
  const http = createServer();
  const io = new Server(http, { serveClient: false });
  const agents = new Map<unknown, Socket>();
  io.of("/agent").on("connection", (agent) => void agents.set(agent.handshake.auth["pair"], agent));
  io.of("/visitor").on("connection", (visitor) => {
    const { pair } = visitor.handshake.auth;
    visitor.on("message", (message: unknown, ack: () => void) => {
      agents.get(pair)?.emit("message", message);
      ack();
    });
  });
  return { http, setup: "", site: "", close: () => io.close() };
}
