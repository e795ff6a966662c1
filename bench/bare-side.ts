import { randomIds } from "../server/random-ids.ts";
import type { Child } from "./child.ts";
import { connect } from "./connection.ts";
import type { Message, Pair, Side } from "./load.ts";

/** As many connections as the product has, to the relay without any logic. */
export async function bareSide({ url }: Child, count: number): Promise<Side> {
  const pairs = await Promise.all(Array.from({ length: count }, (_, nth) => connectPair(url, nth)));
  return { freshPairs: async () => pairs };
}

async function connectPair(url: string, pair: number): Promise<Pair> {
  const agent = await connect(url, "/agent", { auth: { pair } });
  const visitor = await connect(url, "/visitor", { auth: { pair } });
  // Sent and handed on with the same fields as in the product, which nobody looks at here.
  const conversationId = randomIds.id();
  return {
    post({ id, text }, acked) {
      visitor.emit("message", { conversationId, id, text }, acked);
    },
    hear(received) {
      agent.off("message").on("message", ({ id }: Message) => received(id));
    },
  };
}
