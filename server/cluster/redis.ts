import { createClient } from "@redis/client";
import { RateLimiterMemory, RateLimiterRedis } from "rate-limiter-flexible";
import type { MakeLimiter } from "../transport/limits.ts";

export type RedisClient = ReturnType<typeof connect>;

/** Longest pause between two tries to reach Redis again, in milliseconds. */
const LONGEST_PAUSE_MS = 1_000;

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

function connect(url: string) {
  return createClient({
    url,
    RESP: 2,
    socket: { reconnectStrategy: (tries) => Math.min(50 * tries, LONGEST_PAUSE_MS) },
  });
}

/** Counts in Redis, for all nodes together; without it, each for itself. */
export function redisLimiters(client: RedisClient): MakeLimiter {
  return (name, { points, seconds }) => {
    const allowed = { points, duration: seconds };
    const limiter = new RateLimiterRedis({
      ...allowed,
      storeClient: client,
      useRedisPackage: true,
      rejectIfRedisNotReady: true,
      keyPrefix: `cascade:${name}`,
      insuranceLimiter: new RateLimiterMemory(allowed),
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
