import type { Server } from "node:http";
import type { Socket } from "node:net";

/** How long clients have to say goodbye, in milliseconds; one that sleeps or does not read never does. */
const GOODBYE_MS = 1_000;

/** Knows who is connected, over HTTP and WebSocket alike. */
export interface Connections {
  /** Ends what is still open shortly, so that stopping waits for nobody for long. */
  endSoon(): void;
}

export function watchConnections(server: Server): Connections {
  const open = new Set<Socket>();
  function onClose(this: Socket): void {
    open.delete(this);
  }
  server.on("connection", (socket: Socket) => void open.add(socket.on("close", onClose)));
  return {
    endSoon() {
      setTimeout(() => {
        for (const socket of open) socket.destroy();
      }, GOODBYE_MS).unref();
    },
  };
}
