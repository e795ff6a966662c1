import { createClient } from "@redis/client";
import { RateLimiterMemory, RateLimiterRedis, RLWrapperTimeouts } from "rate-limiter-flexible";
import type { MakeLimiter } from "../transport/limits.ts";

export type RedisClient = ReturnType<typeof connect>;

/** Longest pause between two tries to reach Redis again, in milliseconds. */
const LONGEST_PAUSE_MS = 1_000;
/** A connection is asked for a sign of life so often, and is over when it has been silent for so long (ms). */
const ASKED_EVERY_MS = 1_000;
const SILENT_MS = 5_000;
/** How long a command waits for a count (ms): Redis takes one of them, or is as good as away. */
const COUNTED_WITHIN_MS = 300;

/** Begins to connect and goes on trying for good: nobody waits for Redis. */
export function openRedis(url: string, failed: (error: unknown) => void): RedisClient {
  const client = connect(url);
  let isAway = false;
  // Once for each time it goes, not for each try to reach it.
  client.on("error", (error: unknown) => {
    if (!isAway) failed(error);
    isAway = true;
  });
  client.on("ready", () => (isAway = false));
  client.connect().catch(failed);
  return client;
}

/** While it is away, what it is asked fails at once, instead of being kept until it is back. */
function connect(url: string) {
  return createClient({
    url,
    RESP: 2,
    disableOfflineQueue: true,
    pingInterval: ASKED_EVERY_MS,
    socket: { reconnectStrategy, socketTimeout: SILENT_MS },
  });
}

/** For those who listen: they wait in silence, and until it is back. */
export function listenerOf(client: RedisClient): RedisClient {
  return client.duplicate({
    disableOfflineQueue: false,
    pingInterval: 0,
    socket: { reconnectStrategy },
  });
}

function reconnectStrategy(tries: number): number {
  return Math.min(50 * tries, LONGEST_PAUSE_MS);
}

/** Counts in Redis, for all nodes together; without it, or when it does not answer, each for itself. */
export function redisLimiters(client: RedisClient): MakeLimiter {
  return (name, { points, seconds }) => {
    const allowed = { points, duration: seconds };
    const limiter = new RLWrapperTimeouts({
      limiter: new RateLimiterRedis({
        ...allowed,
        storeClient: client,
        useRedisPackage: true,
        rejectIfRedisNotReady: true,
        keyPrefix: `cascade:${name}`,
        insuranceLimiter: new RateLimiterMemory(allowed),
      }),
      timeoutMs: COUNTED_WITHIN_MS,
    });
    return {
      take: (key) => taken(limiter.consume(key)),
      forgive: async (key) => void (await limiter.delete(key)),
    };
  };
}

async function taken(consumed: Promise<unknown>): Promise<boolean> {
  try {
    await consumed;
    return true;
  } catch (refusal) {
    // The library rejects with an Error only if it is broken, and with the count otherwise.
    if (refusal instanceof Error) throw refusal;
    return false;
  }
}
