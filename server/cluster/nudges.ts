import type { Server } from "socket.io";
import type { Cluster } from "./cluster.ts";

/** Nodes tell each other through Redis to look now; a nudge may get lost. */
export function nudgeOver(io: Server, { membership, redis }: Cluster): void {
  if (redis === null) return;
  const nudges = io.of("/cluster");
  // Between nodes alone: no client gets in.
  nudges.use((_socket, next) => next(new Error("not_found")));
  nudges.on("look", () => membership.lookSoon());
  membership.nudgeBy(() => nudges.serverSideEmit("look"));
}
