import { io, type ManagerOptions, type Socket, type SocketOptions } from "socket.io-client";
import type { Result } from "../server/protocol/errors.ts";

const ANSWER_WITHIN_MS = 5_000;

type Options = Pick<SocketOptions, "auth"> & Pick<ManagerOptions, "extraHeaders" | "path">;

/** A connection as a page of the server's own makes it; none is shared. */
export function connect(
  url: string,
  namespace: string,
  { auth, extraHeaders, ...options }: Partial<Options>,
): Promise<Socket> {
  const socket = io(url + namespace, {
    transports: ["websocket"],
    forceNew: true,
    reconnection: false,
    ...options,
    auth: auth ?? {},
    extraHeaders: { origin: url, ...extraHeaders },
  });
  return new Promise((resolve, reject) => {
    socket.once("connect", () => resolve(socket));
    socket.once("connect_error", reject);
  });
}

/** Asks the product for something; throws unless it is done. `T` is what the protocol says of the answer. */
export async function ask<T>(socket: Socket, event: string, payload: unknown): Promise<T> {
  const result: Result<T> = await socket.timeout(ANSWER_WITHIN_MS).emitWithAck(event, payload);
  if (!result.ok) throw new Error(`${event}: ${result.code}`);
  return result.value;
}
