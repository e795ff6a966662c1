import type { Socket } from "socket.io";
import type { Engine } from "./engines.ts";

type Connection = Socket["conn"];

/** Most that waits for one client behind what is being written to it, in characters. */
const MOST_WAITING = 1_000_000;
/** About what keeping a packet costs besides its text. */
const PER_PACKET = 300;

/**
 * Socket.IO keeps whatever is sent to a client that does not read, without end: engine.io writes one
 * batch at a time and gathers the next meanwhile. A client that leaves too much waiting is cut off;
 * it comes back by itself and is told all it lacks. The listeners are the same for all connections:
 * most never have anything waiting.
 */
export function boundSlowReaders(engines: readonly Engine[]): void {
  /** How much waits, for those that have something waiting. */
  const waiting = new Map<Connection, number>();

  function onPacket(this: Connection, { data }: { readonly data?: string | Buffer }): void {
    if (this.transport.writable) return;
    const before = waiting.get(this) ?? 0;
    const now = before + PER_PACKET + (data?.length ?? 0);
    waiting.set(this, now);
    if (now <= MOST_WAITING || before > MOST_WAITING) return;
    // Many answers in one turn of the loop are no sign of a slow reader: only now is there room to write.
    setImmediate(() => {
      if ((waiting.get(this) ?? 0) > MOST_WAITING) cutOff(this);
    });
  }

  /** All that waited is being written now. */
  function onFlush(this: Connection): void {
    waiting.delete(this);
  }

  function onClose(this: Connection, reason: string): void {
    waiting.delete(this);
    // Nobody is there to hear a goodbye, or whoever is does not read.
    if (reason === "ping timeout") hangingUp(this)();
  }

  for (const engine of engines)
    engine.on("connection", (connection: Connection) => {
      connection.on("packetCreate", onPacket).on("flush", onFlush).on("close", onClose);
    });
}

function cutOff(connection: Connection): void {
  const hangUp = hangingUp(connection);
  connection.close(true);
  hangUp();
}

/** Engine.IO keeps the WebSocket to itself, and says goodbye to it first: behind all that nobody reads. */
function hangingUp({ transport }: Connection): () => void {
  const { socket } = transport as { readonly socket?: { terminate?(): void } };
  return () => socket?.terminate?.();
}
