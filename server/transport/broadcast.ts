import type { Deps } from "../application/deps.ts";
import type { News, Publisher } from "../application/ports.ts";
import { noticesOf } from "../application/notices.ts";
import { pushShared } from "../application/push.ts";
import { hiddenNow } from "../application/privacy.ts";
import { get } from "../application/records.ts";
import { toolkit } from "../application/toolkit.ts";
import { savedViews } from "../application/views.ts";
import { row } from "../application/inbox.ts";
import { maySee } from "../domain/audience.ts";
import {
  agentForAgent,
  contactForAgent,
  ticketForAgent,
  ticketForVisitor,
  workspaceForAgent,
} from "../domain/project.ts";
import { newsFor, type ConsoleNews } from "../domain/private-messages.ts";
import { hiddenFrom, isPrivate, type Hidden } from "../domain/privacy.ts";
import { tellSign } from "./signs.ts";
import { rooms, type Audience } from "./sockets.ts";

type Changed = Extract<News, { readonly is: "changed" }>;

export type BroadcastOptions = {
  readonly namespaces: Audience;
  /** The records to read what changed from. */
  readonly deps: Pick<Deps, "store">;
  readonly failed: (error: unknown) => void;
};

const BOT_WRITES = { by: { kind: "bot" }, doing: "replying", was: "gone" } as const;

/** A busy chat's line in the list changes with every message; others need not see each one. */
const CALM_MS = 250;

/** Sends what was committed to those who may see it. */
export function createBroadcast({
  namespaces,
  deps,
  failed,
}: BroadcastOptions): Publisher & { stop(): void } {
  /** What changed since the last round and is in no hurry, by record. */
  const calm = new Map<string, Changed>();
  let roundIsDue = false;
  const timers = new Set<NodeJS.Timeout>();

  function happened({
    contactId,
    conversationId,
    logged,
    answered,
    privacy,
  }: Extract<News, { readonly is: "happened" }>): void {
    for (const one of logged) {
      const envelope = { conversationId, logged: one };
      const knows = answered?.logged === one ? [answered.connection] : [];
      if (maySee("visitor", one.log))
        namespaces.visitor
          .to(rooms.contact(contactId))
          .except(knows)
          .emit("conversation:happened", envelope);
      tellConsoles(
        namespaces.agent.to(rooms.conversation(conversationId)).except(knows),
        { event: "conversation:happened", told: envelope },
        isPrivate(one) ? hiddenFrom("agent", privacy) : NOTHING,
      );
      if (one.event.type === "bot:writing")
        tellSign(namespaces, { conversationId, contactId, liveWith: null }, BOT_WRITES);
    }
  }

  function changed(news: Changed): void {
    const key = `${news.kind}:${news.id}`;
    if (news.urgent) {
      calm.delete(key);
      later(0, () => send(deps, namespaces, news));
      return;
    }
    calm.set(key, news);
    if (roundIsDue) return;
    roundIsDue = true;
    later(CALM_MS, sendCalm);
  }

  async function sendCalm(): Promise<void> {
    roundIsDue = false;
    const round = [...calm.values()];
    calm.clear();
    await sendRows(deps, namespaces, round.filter(isRow));
    for (const one of round) if (!isRow(one)) await send(deps, namespaces, one);
  }

  function later(ms: number, work: () => Promise<void>): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work().catch(failed);
    }, ms);
    timers.add(timer);
  }

  return {
    publish(news) {
      for (const one of news) {
        if (one.is === "happened") happened(one);
        else changed(one);
      }
    },
    stop() {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

function isRow({ kind }: Changed): boolean {
  return kind === "conversation";
}

const NOTHING: Hidden = new Set();

type Consoles = ReturnType<Audience["agent"]["to"]>;
type Told<E extends keyof ConsoleNews> = { readonly event: E; readonly told: ConsoleNews[E] };

/** The same to everybody, unless something of it is kept from those who do not supervise. */
function tellConsoles<E extends keyof ConsoleNews>(
  consoles: Consoles,
  { event, told }: Told<E>,
  hidden: Hidden,
): void {
  const emit = (to: Consoles, what: ConsoleNews[E]) =>
    (to.emit as (event: E, what: ConsoleNews[E]) => boolean).call(to, event, what);
  if (hidden.size === 0) return void emit(consoles, told);
  emit(consoles.except(rooms.colleagues), told);
  emit(consoles.except(rooms.supervisors), newsFor(event, hidden, told));
}

/** Many busy chats' lines leave together: agents times chats would be a lot of packets. */
async function sendRows(
  { store }: Pick<Deps, "store">,
  { agent }: Audience,
  changes: readonly Changed[],
): Promise<void> {
  const lines = await Promise.all(changes.map(({ id }) => row({ store }, id)));
  await store.settled();
  const rows = lines.filter((line) => line !== null);
  const hidden = await hiddenNow({ store }, "agent");
  if (rows.length > 0)
    tellConsoles(agent.to(rooms.agents), { event: "rows:changed", told: rows }, hidden);
}

/** Reads the record as it is now, which may be newer than the news, and sends it whole. */
async function send(
  { store }: Pick<Deps, "store">,
  { visitor, agent }: Audience,
  { kind, id }: Changed,
): Promise<void> {
  const everyAgent = agent.to(rooms.agents);
  switch (kind) {
    case "conversation": {
      const line = await row({ store }, id);
      await store.settled();
      const hidden = await hiddenNow({ store }, "agent");
      if (line !== null) tellConsoles(everyAgent, { event: "row:changed", told: line }, hidden);
      return;
    }
    case "ticket": {
      const ticket = await get(store, "ticket", id);
      await store.settled();
      if (ticket === undefined) return;
      const hidden = await hiddenNow({ store }, "agent");
      tellConsoles(everyAgent, { event: "ticket:changed", told: ticketForAgent(ticket) }, hidden);
      visitor
        .to(rooms.contact(ticket.state.contactId))
        .emit("ticket:changed", ticketForVisitor(ticket));
      return;
    }
    case "contact": {
      const contact = await get(store, "contact", id);
      await store.settled();
      const hidden = await hiddenNow({ store }, "agent");
      if (contact !== undefined)
        tellConsoles(
          agent.to(rooms.contact(id)),
          { event: "contact:changed", told: contactForAgent(contact) },
          hidden,
        );
      return;
    }
    case "agent": {
      const one = await get(store, "agent", id);
      await store.settled();
      if (one !== undefined) everyAgent.emit("agent:changed", agentForAgent(one));
      return;
    }
    case "views":
      everyAgent.emit("views:changed", await savedViews({ store }));
      return;
    case "toolkit":
      everyAgent.emit("toolkit:changed", await toolkit({ store }));
      return;
    case "notices":
      agent.to(rooms.agent(id)).emit("notices:changed", await noticesOf({ store }, id));
      return;
    case "push":
      agent.to(rooms.agent(id)).emit("push:changed", await pushShared({ store }, id));
      return;
    case "article":
      everyAgent.emit("articles:changed", {});
      return;
    case "workspace": {
      const workspace = await get(store, "workspace", "workspace");
      await store.settled();
      if (workspace !== undefined)
        everyAgent.emit("workspace:changed", workspaceForAgent(workspace));
      return;
    }
  }
}
