import { createAdapter } from "@socket.io/redis-streams-adapter";
import type { Namespace } from "socket.io";
import { Adapter, MessageType, type BroadcastOptions } from "socket.io-adapter";
import { anyoneFor } from "../transport/frugal-adapter.ts";
import { listenerOf, type RedisClient } from "./redis.ts";

/** Hints a node may lag behind before it misses some; it finds out by itself what it missed. */
const KEPT = 20_000;

/** What of Socket.IO's own adapter is not for everybody. */
type Publishing = { publish(message: unknown): unknown };

/**
 * Socket.IO's Redis Streams adapter, as a hint only: whoever is connected here hears at once, and
 * what Redis does with it is waited for by nobody. Lost hints are found missing by their numbers.
 */
export function hintAdapter(client: RedisClient): (namespace: Namespace) => Adapter {
  const make = createAdapter(whileReady(client), { streamName: "cascade", maxLen: KEPT });
  // Socket.IO calls it with `new`: an arrow would not do.
  return function (namespace) {
    const adapter: Adapter = make(namespace);
    const { publish } = adapter as unknown as Publishing;
    adapter.broadcast = (packet: unknown, options: BroadcastOptions) => {
      if (anyoneFor(adapter, options)) Adapter.prototype.broadcast.call(adapter, packet, options);
      if (options.flags?.local === true) return;
      const { rooms, except, flags } = options;
      const opts = { rooms: [...rooms], except: [...(except ?? [])], flags };
      publish.call(adapter, { type: MessageType.BROADCAST, data: { packet, opts } });
    };
    return adapter;
  };
}

/**
 * The client as the adapter uses it. While Redis is away what would be sent is dropped: a hint
 * that comes minutes late helps nobody.
 */
function whileReady(client: RedisClient): object {
  return {
    // The adapter knows this kind of client by it.
    sSubscribe: () => Promise.reject(new Error("not used")),
    duplicate: () => listenerOf(client),
    sendCommand: (args: readonly string[]) => client.sendCommand(args),
    xAdd: (...args: Parameters<RedisClient["xAdd"]>) =>
      client.isReady ? client.xAdd(...args) : Promise.reject(new Error("Redis is away")),
    publish: (...args: Parameters<RedisClient["publish"]>) =>
      client.isReady ? client.publish(...args).catch(() => 0) : Promise.resolve(0),
  };
}
