import type {
  AgentCommands,
  AgentReplies,
  AgentServerToClient,
} from "../../server/protocol/agent.ts";
import type { Envelope } from "../../server/protocol/conversation.ts";
import { ERRORS } from "../../server/protocol/errors.ts";
import { fold } from "../../server/protocol/fold.ts";
import { keepNewer, type InboxRow } from "../../server/protocol/registers.ts";
import type { ConversationView } from "../../server/protocol/view.ts";
import { AGENT_PATH } from "../../server/protocol/limits.ts";
import { connect, type Link } from "../../widget/link/link.ts";
import { createThread, type Thread } from "../../widget/link/thread.ts";
import {
  anyOf,
  createdOutbox,
  dropRefused,
  isSettled,
  MOST_WAITING,
  noteSeen,
  SAYS,
  written,
  type Setting,
  type Somebody,
} from "./kill-person.ts";

type AgentLink = Link<AgentCommands, AgentReplies, AgentServerToClient>;

/** Conversations an agent keeps open at most. */
const MOST_OPEN = 8;

export function createAgent(
  { url, who, dice, lines }: Setting,
  { id: me, cookie }: { readonly id: string; readonly cookie: string },
): Somebody {
  let rows: ReadonlyMap<string, InboxRow> = new Map();
  const open = new Map<string, Thread>();
  const early = new Map<string, Envelope[]>();
  const link: AgentLink = connect<AgentCommands, AgentReplies, AgentServerToClient>({
    url,
    namespace: "/agent",
    auth: {},
    manager: { path: AGENT_PATH, extraHeaders: { origin: url, cookie } },
    catchUp,
  });
  const outbox = createdOutbox(link, async (item) => {
    const { id, conversationId, text } = item;
    const isNote = item.kind === "note";
    const reply = await link.request(isNote ? "note:post" : "message:post", {
      conversationId,
      id,
      text,
    });
    if (reply.ok)
      lines.write({
        is: "acked",
        who,
        id,
        text,
        conversationId,
        log: isNote ? "internal" : "public",
        seq: reply.value.seq,
      });
    if (reply.ok) return { is: "sent" };
    return { is: reply.code === "offline" || ERRORS[reply.code].retry ? "later" : "refused" };
  });
  link.on("row:changed", (row) => (rows = keepNewer(rows, row)));
  link.on("rows:changed", (many) => (rows = many.reduce(keepNewer, rows)));
  link.on("conversation:happened", (envelope) => {
    early.get(envelope.conversationId)?.push(envelope);
    open.get(envelope.conversationId)?.happened(envelope.logged);
    noteSeen({ who, lines }, envelope);
  });
  link.on("heartbeat:sent", (heads) => {
    for (const [id, head] of Object.entries(heads)) open.get(id)?.heard(head);
  });

  async function catchUp(): Promise<boolean> {
    const reply = await link.request("session:open", {});
    if (!reply.ok) return false;
    for (const row of reply.value.rows) rows = keepNewer(rows, row);
    return (await Promise.all([...open.keys()].map(follow))).every(Boolean);
  }

  /** Opens or, on a new connection, opens again. false: no answer. */
  async function follow(conversationId: string): Promise<boolean> {
    early.set(conversationId, []);
    const reply = await link.request("conversation:open", { conversationId });
    const overtook = early.get(conversationId) ?? [];
    early.delete(conversationId);
    if (!reply.ok) return false;
    const thread = open.get(conversationId) ?? createThread(reply.value.view, ask, fold);
    open.set(conversationId, thread);
    for (const { logged } of overtook) thread.happened(logged);
    return thread.catchUp();
  }

  async function ask(
    conversationId: string,
    after: { readonly public: number; readonly internal: number },
  ): Promise<ConversationView | null> {
    const reply = await link.request("conversation:sync", { conversationId, after });
    return reply.ok ? reply.value : null;
  }

  /** Keeps open what is in hand, and lets go of the oldest of the rest. */
  function look(mine: readonly InboxRow[]): void {
    for (const { id } of mine) if (!open.has(id) && !early.has(id)) void follow(id);
    const rest = [...open.keys()].filter(
      (id) => !mine.some((row) => row.id === id) && !early.has(id),
    );
    for (const id of rest.slice(0, Math.max(0, open.size - MOST_OPEN))) {
      open.delete(id);
      void link.request("conversation:leave", { conversationId: id });
    }
  }

  function answer({ id }: InboxRow): void {
    if (dice.chance(0.1)) void link.request("offer:decline", { conversationId: id });
    else void link.request("offer:accept", { conversationId: id });
  }

  function chat({ id }: InboxRow): void {
    const seq = open.get(id)?.view.value.public.seq ?? 0;
    if (dice.chance(0.02)) void link.request("conversation:resolve", { conversationId: id });
    else if (dice.chance(0.01)) void link.request("conversation:file", { conversationId: id });
    else if (dice.chance(0.1))
      void link.request("receipt:advance", { conversationId: id, delivered: seq, seen: seq });
    else outbox.put(written(id, dice.chance(0.15) ? "note" : "message", dice.pick(SAYS)));
  }

  function tend({ id, ticketId }: InboxRow): void {
    if (ticketId !== null && dice.chance(0.3)) void link.request("ticket:resume", { ticketId });
    else if (ticketId !== null && dice.chance(0.2))
      void link.request("ticket:update", {
        ticketId,
        status: dice.chance(0.5) ? "solved" : "open",
        assigneeId: me,
      });
    else outbox.put(written(id, dice.chance(0.3) ? "note" : "message", dice.pick(SAYS)));
  }

  function comeOrGo(): void {
    void link.request("availability:set", { availability: dice.chance(0.75) ? "online" : "away" });
  }

  return {
    status: link.status,
    act() {
      dropRefused({ who, lines }, outbox);
      const all = [...rows.values()];
      const mine = all.filter(({ status, agentId }) => status === "live" && agentId === me);
      look(mine);
      if (outbox.items.value.length >= MOST_WAITING) return;
      const offered = all.find(({ status, agentId }) => status === "offered" && agentId === me);
      const inHand = anyOf(dice, mine);
      if (offered !== undefined && dice.chance(0.3)) answer(offered);
      else if (dice.chance(0.005)) comeOrGo();
      else if (inHand !== undefined && dice.chance(0.95)) chat(inHand);
      else if (dice.chance(0.05)) claimOrTend(all);
    },
    hurry: () => void (link.status.value !== "online" && link.renew()),
    isSettled: () => isSettled(link, outbox),
    async writeViews() {
      for (const [id, thread] of open) {
        if (!(await follow(id))) return false;
        lines.write({ is: "view", who, view: thread.view.value });
      }
      return true;
    },
    close: link.close,
  };

  function claimOrTend(all: readonly InboxRow[]): void {
    const waiting = anyOf(
      dice,
      all.filter(({ status }) => status === "queued"),
    );
    const ticketed = anyOf(
      dice,
      all.filter(({ status }) => status === "ticketed"),
    );
    if (waiting !== undefined && dice.chance(0.5))
      void link.request("conversation:claim", { conversationId: waiting.id });
    else if (ticketed !== undefined) tend(ticketed);
  }
}
