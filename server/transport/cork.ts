import type { Socket as NetSocket } from "node:net";
import type { Socket } from "socket.io";
import type { Engine } from "./engines.ts";

type Connection = Socket["conn"];

/**
 * Lets what one turn of the event loop has for a client leave in one write: with a commit come its
 * events and its acknowledgement, and each on its own would cost a system call.
 */
export function corkWrites(engines: readonly Engine[]): void {
  /** Those with something to send in this turn. */
  const corked = new Set<NetSocket>();

  function uncorkAll(): void {
    for (const socket of corked) socket.uncork();
    corked.clear();
  }

  for (const engine of engines)
    engine.on("connection", (connection: Connection) => {
      // With long polling the first request's socket is not the one that answers go out on.
      if (connection.transport.name !== "websocket") return;
      const { socket } = connection.request;
      connection.on("packetCreate", () => {
        if (corked.has(socket)) return;
        if (corked.size === 0) setImmediate(uncorkAll);
        corked.add(socket);
        socket.cork();
      });
    });
}
