import type { Socket } from "socket.io-client";
import type { Envelope } from "../server/protocol/conversation.ts";
import type { Result } from "../server/protocol/errors.ts";
import { PROTOCOL_VERSION } from "../server/protocol/limits.ts";
import type { InboxRow } from "../server/protocol/registers.ts";
import { randomIds } from "../server/random-ids.ts";
import { signUp } from "./agents.ts";
import { ask, connect } from "./connection.ts";
import type { Child } from "./child.ts";
import type { Pair, Side } from "./load.ts";

const CHATS_PER_AGENT = 4;
const OFFERED_WITHIN_MS = 5_000;

/** An agent's connections: one a chat, so that the product has as many as the bare relay. By node. */
type Desk = {
  readonly connect: (to?: string) => Promise<Socket>;
  readonly free: ReadonlyMap<string, Socket[]>;
};

type Office = {
  readonly desks: ReadonlyMap<string, Desk>;
  /** Any of the connections: offers are shown to all agents. */
  readonly watch: Socket;
};

/** A visitor, and the node where their agents are to be. */
type Visitor = { readonly socket: Socket; readonly agentsAt: string };

type Chat = {
  readonly visitor: Socket;
  readonly agent: Socket;
  readonly conversationId: string;
  readonly agentsAt: string;
  readonly desk: Desk;
};

/**
 * Visitors in live chats, and agents who have opened them. With several nodes, visitors on all of them
 * alike, and the agent of each on another.
 */
export async function productSide(nodes: readonly Child[], count: number): Promise<Side> {
  const office = await openOffice(nodes, Math.ceil(count / CHATS_PER_AGENT));
  const visitors = await Promise.all(
    Array.from({ length: count }, (_, i) => connectVisitor(nodes, i)),
  );
  let chats: Chat[] = [];
  return {
    // New chats, with the same connections: one that grew through a whole run would be like none.
    async freshPairs() {
      for (const chat of chats) await finish(chat);
      chats = [];
      for (const visitor of visitors) chats.push(await begin(visitor, office));
      return chats.map(pairOf);
    },
  };
}

async function openOffice(nodes: readonly Child[], count: number): Promise<Office> {
  const desks = new Map<string, Desk>();
  const { url } = nodeAt(nodes, 0);
  let watch: Socket | undefined;
  // Of several nodes, the link of the one that started last works.
  for (const agent of await signUp({ url, setup: nodes.at(-1)?.setup ?? "" }, count)) {
    const free = new Map(nodes.map((node): [string, Socket[]] => [node.url, []]));
    const first = await agent.connect();
    free.get(url)?.push(first);
    watch ??= first;
    desks.set(agent.id, { connect: agent.connect, free });
  }
  if (watch === undefined) throw new Error("There are no agents.");
  return { desks, watch };
}

function nodeAt(nodes: readonly Child[], i: number): Child {
  const node = nodes[i % nodes.length];
  if (node === undefined) throw new Error("There are no nodes.");
  return node;
}

async function connectVisitor(nodes: readonly Child[], i: number): Promise<Visitor> {
  const { url, site } = nodeAt(nodes, i);
  const visitor = await connect(url, "/visitor", {
    auth: { version: PROTOCOL_VERSION, token: randomIds.secret(), site },
  });
  await ask(visitor, "session:open", { language: "en", timeZone: "Europe/Stockholm", page: null });
  return { socket: visitor, agentsAt: nodeAt(nodes, i + 1).url };
}

async function begin(
  { socket: visitor, agentsAt }: Visitor,
  { desks, watch }: Office,
): Promise<Chat> {
  const conversationId = randomIds.id();
  const offered = agentOffered(watch, conversationId);
  await ask(visitor, "conversation:start", {
    conversationId,
    message: null,
    person: true,
    page: null,
  });
  const desk = desks.get(await offered);
  if (desk === undefined) throw new Error("A chat was offered to a stranger.");
  const agent = desk.free.get(agentsAt)?.pop() ?? (await desk.connect(agentsAt));
  await ask(agent, "offer:accept", { conversationId });
  await ask(agent, "conversation:open", { conversationId });
  return { visitor, agent, conversationId, agentsAt, desk };
}

async function finish({ agent, conversationId, agentsAt, desk }: Chat): Promise<void> {
  await ask(agent, "conversation:resolve", { conversationId });
  await ask(agent, "conversation:leave", { conversationId });
  desk.free.get(agentsAt)?.push(agent);
}

/** Whom a conversation is offered to. */
function agentOffered(watch: Socket, conversationId: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const overdue = setTimeout(
      () => reject(new Error("A chat was offered to nobody.")),
      OFFERED_WITHIN_MS,
    );
    watch.on("row:changed", function look({ id, status, agentId }: InboxRow) {
      if (id !== conversationId || status !== "offered" || agentId === null) return;
      watch.off("row:changed", look);
      clearTimeout(overdue);
      resolve(agentId);
    });
  });
}

function pairOf({ visitor, agent, conversationId }: Chat): Pair {
  return {
    post({ id, text }, acked) {
      visitor.emit("message:post", { conversationId, id, text }, (result: Result<unknown>) => {
        if (!result.ok) throw new Error(`message:post: ${result.code}`);
        acked();
      });
    },
    hear(received) {
      agent
        .off("conversation:happened")
        .on("conversation:happened", ({ logged: { event } }: Envelope) => {
          if (event.type === "message:posted") received(event.message.id);
        });
    },
  };
}
