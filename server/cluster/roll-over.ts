import type { Server } from "socket.io";
import type { Roll, RollCall } from "../transport/roll.ts";
import type { Cluster } from "./cluster.ts";

/** Those of other nodes, and whether all of them have answered. */
export type RollElsewhere = () => Promise<{
  readonly calls: readonly RollCall[];
  readonly whole: boolean;
}>;

/** A process alone. */
export const nobodyElsewhere: RollElsewhere = async () => ({ calls: [], whole: true });

const CALL = "roll:call";

/** Nodes ask each other through Redis who is connected to them; one that does not answer is left out. */
export function rollOver(io: Server, { membership, redis }: Cluster, roll: Roll): RollElsewhere {
  if (redis === null) return async () => ({ calls: [], whole: membership.isAlone() });
  const between = io.of("/cluster");
  between.on(CALL, (answer: (call: RollCall) => void) => answer(roll.call()));
  return async () => {
    if (membership.isAlone()) return { calls: [], whole: true };
    try {
      return { calls: (await between.serverSideEmitWithAck(CALL)) as RollCall[], whole: true };
    } catch (late) {
      const { responses = [] } = late as { readonly responses?: readonly RollCall[] };
      return { calls: responses, whole: false };
    }
  };
}
