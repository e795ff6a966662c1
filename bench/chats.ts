import type { Socket } from "socket.io-client";
import type { Envelope } from "../server/protocol/conversation.ts";
import type { Result } from "../server/protocol/errors.ts";
import { PROTOCOL_VERSION } from "../server/protocol/limits.ts";
import type { InboxRow } from "../server/protocol/registers.ts";
import { randomIds } from "../server/random-ids.ts";
import { signUp } from "./agents.ts";
import type { Child } from "./child.ts";
import { ask, connect } from "./connection.ts";
import type { Message, Pair } from "./load.ts";

const CHATS_PER_AGENT = 4;
const OFFERED_WITHIN_MS = 5_000;

/** Live chats of visitors with agents, who each have several over one connection, as consoles do. */
export async function productChats(child: Child, count: number): Promise<readonly Pair[]> {
  const desks = new Map<string, Socket>();
  for (const agent of await signUp(child, Math.ceil(count / CHATS_PER_AGENT)))
    desks.set(agent.id, await agent.connect());
  const pairs: Pair[] = [];
  for (let nth = 0; nth < count; nth += 1) pairs.push(await beginChat(child, desks));
  return pairs;
}

async function beginChat({ url, site }: Child, desks: ReadonlyMap<string, Socket>): Promise<Pair> {
  const visitor = await connect(url, "/visitor", {
    auth: { version: PROTOCOL_VERSION, token: randomIds.secret(), site },
  });
  await ask(visitor, "session:open", { language: "en", timeZone: "Europe/Stockholm", page: null });
  const conversationId = randomIds.id();
  const offered = agentOffered([...desks.values()][0], conversationId);
  await ask(visitor, "conversation:start", {
    conversationId,
    message: null,
    person: true,
    page: null,
  });
  const agent = desks.get(await offered);
  if (agent === undefined) throw new Error("A chat was offered to a stranger.");
  await ask(agent, "offer:accept", { conversationId });
  await ask(agent, "conversation:open", { conversationId });
  let heard: (id: string) => void = () => {};
  agent.on("conversation:happened", ({ conversationId: where, logged: { event } }: Envelope) => {
    if (where === conversationId && event.type === "message:posted") heard(event.message.id);
  });
  return {
    post({ id, text }, acked) {
      visitor.emit("message:post", { conversationId, id, text }, (result: Result<unknown>) => {
        if (!result.ok) throw new Error(`message:post: ${result.code}`);
        acked();
      });
    },
    hear: (received) => void (heard = received),
  };
}

/** Whom a conversation is offered to; all agents are shown it. */
function agentOffered(watch: Socket | undefined, conversationId: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const overdue = setTimeout(
      () => reject(new Error("A chat was offered to nobody.")),
      OFFERED_WITHIN_MS,
    );
    watch?.on("row:changed", function look({ id, status, agentId }: InboxRow) {
      if (id !== conversationId || status !== "offered" || agentId === null) return;
      watch.off("row:changed", look);
      clearTimeout(overdue);
      resolve(agentId);
    });
  });
}

type Addressed = Message & { readonly conversationId: string };

/** As many connections, and each message to one of them. */
export async function bareChats({ url }: Child, count: number): Promise<readonly Pair[]> {
  const desks: Socket[] = [];
  for (let desk = 0; desk < Math.ceil(count / CHATS_PER_AGENT); desk += 1)
    desks.push(await connect(url, "/agent", { auth: { pair: desk } }));
  return Promise.all(
    Array.from({ length: count }, async (_, nth): Promise<Pair> => {
      const conversationId = randomIds.id();
      const desk = nth % desks.length;
      const visitor = await connect(url, "/visitor", { auth: { pair: desk } });
      let heard: (id: string) => void = () => {};
      desks[desk]?.on("message", (message: Addressed) => {
        if (message.conversationId === conversationId) heard(message.id);
      });
      return {
        post: ({ id, text }, acked) =>
          void visitor.emit("message", { conversationId, id, text }, acked),
        hear: (received) => void (heard = received),
      };
    }),
  );
}
