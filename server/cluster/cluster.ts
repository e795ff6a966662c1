import type { Namespace } from "socket.io";
import type { Adapter } from "socket.io-adapter";
import type { Nodes } from "../application/ports.ts";
import type { MakeLimiter } from "../transport/limits.ts";
import { hintAdapter } from "./hint-adapter.ts";
import { Membership } from "./membership.ts";
import { openRedis, redisLimiters } from "./redis.ts";

/** What makes one process a node among others. */
export type Cluster = {
  readonly membership: Membership;
  /** Null: without Redis, nodes hear of each other by looking, within a second or two. */
  readonly redis: {
    readonly adapter: (namespace: Namespace) => Adapter;
    readonly limiters: MakeLimiter;
    readonly isReady: () => boolean;
  } | null;
};

export type ClusterOptions = {
  readonly nodes: Nodes;
  readonly redisUrl: string | null;
  readonly failed: (error: unknown, where: string) => void;
};

export function createCluster({ nodes, redisUrl, failed }: ClusterOptions): Cluster {
  const membership = new Membership({ nodes, failed: (error) => failed(error, "membership") });
  if (redisUrl === null) return { membership, redis: null };
  const client = openRedis(redisUrl, (error) => failed(error, "redis"));
  return {
    membership,
    redis: {
      adapter: hintAdapter(client),
      limiters: redisLimiters(client),
      isReady: () => client.isReady,
    },
  };
}
