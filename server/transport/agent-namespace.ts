import { parseCookie } from "./cookies.ts";
import { invite, whoIs } from "../application/accounts.ts";
import type { Deps } from "../application/deps.ts";
import { mergeContacts } from "../application/contact-merge.ts";
import { blockContact, describeForTeam, updateContact } from "../application/contacts.ts";
import { setActive } from "../application/deactivation.ts";
import { setAvailability, setLeave } from "../application/duty.ts";
import { execute } from "../application/execute.ts";
import { hiddenNow } from "../application/privacy.ts";
import { nextOfInbox } from "../application/inbox.ts";
import { readNotices } from "../application/notices.ts";
import { get } from "../application/records.ts";
import { readConversation, readEarlier } from "../application/read-conversation.ts";
import { agentSnapshot, openedConversation } from "../application/snapshot.ts";
import { takeBack } from "../application/take-back.ts";
import { beginProcess, doTask, removeTask, saveTask } from "../application/tasks.ts";
import { resumeTicket, updateTicket } from "../application/tickets.ts";
import { linkTickets, mergeTickets, splitTicket } from "../application/ticket-links.ts";
import type { PushSender } from "../application/ports.ts";
import { readSatisfaction } from "../application/satisfaction.ts";
import type { Search } from "../application/search.ts";
import { removeTool, saveTool, toolkit } from "../application/toolkit.ts";
import { removeView, savedViews, saveView } from "../application/views.ts";
import { identitySecret, openWorkspace, updateWorkspace } from "../application/workspace.ts";
import { readMailOf } from "../application/mail-read.ts";
import { whyThere } from "../application/why.ts";
import { mayAdminister, maySupervise } from "../domain/access.ts";
import { NOTHING_LEFT } from "../domain/inbox.ts";
import type { ConversationCommand } from "../domain/commands.ts";
import type { Actor } from "../domain/model.ts";
import { replyFor } from "../domain/private-messages.ts";
import { contactForAgent, workspaceForAgent } from "../domain/project.ts";
import { agentCommands, type AgentCommands, type AgentReplies } from "../protocol/agent.ts";
import type { OnSite } from "../protocol/on-site.ts";
import { fail, ok, type ErrorCode, type Result } from "../protocol/errors.ts";
import type { Doing } from "../protocol/signs.ts";
import type { Toolkit } from "../protocol/toolkit.ts";
import { AGENT_PATH, PAGE_LINES, PROTOCOL_VERSION } from "../protocol/limits.ts";
import { contactEditReply, editReply, ticketReply } from "./agent-replies.ts";
import { dispatch, type DispatchOptions, type HandlersOf, type Reply } from "./dispatch.ts";
import type { Gate } from "./gate.ts";
import { agentHeads } from "./heartbeat.ts";
import type { RateLimits } from "./limits.ts";
import { answered } from "./posting.ts";
import type { ConnectionPresence } from "./presence.ts";
import { tellSign, whereSigned } from "./signs.ts";
import { pushHandlers } from "./push-handlers.ts";
import { rooms, type AgentSocket, type Namespaces } from "./sockets.ts";
import { refusal } from "./visitor-namespace.ts";

export type AgentSide = {
  readonly deps: Deps;
  readonly namespaces: Namespaces;
  readonly presence: ConnectionPresence;
  readonly limits: RateLimits;
  readonly gate: Gate;
  readonly search: Search;
  /** Who is connected now, to this node and to others. */
  readonly onSite: () => Promise<OnSite>;
  readonly pushes: PushSender;
  /** Where consoles are reached from outside, e.g. `https://chat.example.com`; for invitation links. */
  readonly consoleUrl: (host: string | undefined) => string;
  readonly failed: (error: unknown, event: string) => void;
  readonly answered?: DispatchOptions["answered"];
};

type Handlers = HandlersOf<AgentCommands, AgentReplies>;

/** Everything an agent's console can reach. */
export function serveAgents(side: AgentSide): void {
  side.namespaces.agent.use((socket, next) => {
    void admit(side, socket).then((code) => next(code === null ? undefined : refusal(code)));
  });
  side.namespaces.agent.on("connection", (socket) => {
    const { agentId, sessionId, role } = socket.data;
    const peers = role === "admin" ? rooms.supervisors : rooms.colleagues;
    void socket.join([rooms.agents, peers, rooms.agent(agentId), rooms.session(sessionId)]);
    side.presence.agentArrived(agentId);
    side.presence.agentLooks(agentId, true);
    socket.on("disconnect", (reason) => {
      looks(side, socket, false);
      side.presence.agentLeft(agentId, { forGood: reason === "server namespace disconnect" });
      for (const conversationId of socket.data.doing.keys())
        sign(side, socket, { conversationId, doing: "gone" }).catch((error: unknown) =>
          side.failed(error, "signs"),
        );
    });
    const shown = async (event: string, value: unknown) =>
      replyFor(event as keyof AgentReplies, await hiddenNow(side.deps, role), value as never);
    dispatch(socket, () => ({
      schemas: agentCommands,
      handlers: handlers(side, socket),
      limit: () => side.limits.agent(agentId),
      gate: side.gate,
      failed: side.failed,
      answered: side.answered,
      shown: role === "admin" ? undefined : shown,
    }));
  });
}

/**
 * The handshake: a signed-in session's cookie, and a known protocol. On the visitors' path nobody would
 * find out in time that an agent is gone (P7); a console that was open before there were two reloads.
 */
async function admit({ deps, failed }: AgentSide, socket: AgentSocket): Promise<ErrorCode | null> {
  try {
    const { auth, url } = socket.handshake;
    if (auth["version"] !== PROTOCOL_VERSION || !url.startsWith(AGENT_PATH)) return "reload";
    const session = parseCookie(socket.handshake.headers.cookie);
    const who = session === null ? null : await whoIs(deps, session);
    if (who === null) return "signed_out";
    const { id: agentId, name, role } = who.account;
    Object.assign(socket.data, {
      agentId,
      name,
      role,
      sessionId: who.sessionId,
      follows: new Set<string>(),
      left: NOTHING_LEFT,
      doing: new Map<string, Doing>(),
      visible: true,
    });
    return null;
  } catch (error) {
    failed(error, "connection");
    return "busy";
  }
}

function handlers(side: AgentSide, socket: AgentSocket): Handlers {
  const { deps } = side;
  const { agentId, name, role, follows } = socket.data;
  const actor: Actor = { kind: "agent", agentId, name, role };
  const run = (conversationId: string, command: ConversationCommand) =>
    execute(deps, { actor, conversationId, command });
  const quietly = async (
    conversationId: string,
    command: ConversationCommand,
  ): Promise<Result<null>> => {
    const done = await run(conversationId, command);
    return done.ok ? ok(null) : done;
  };
  const comeBack = (contactId: string) =>
    side.namespaces.visitor.in(rooms.contact(contactId)).disconnectSockets(true);
  const keptTool = async (edit: Promise<Result<Toolkit>>) =>
    editReply(await edit, () => toolkit(deps));
  const write = (conversationId: string, command: ConversationCommand, reply: Reply) =>
    answered({ connection: socket.id, reply }, (sender) =>
      execute(deps, { actor, conversationId, command, sender }),
    );

  return {
    ...pushHandlers({ deps, pushes: side.pushes, agentId, sessionId: socket.data.sessionId }),
    async "visibility:set"({ visible }) {
      looks(side, socket, visible);
      return ok(null);
    },
    async "session:open"() {
      const presence = { agentIds: side.presence.agentIds() };
      const { snapshot, left } = await agentSnapshot(deps, { id: agentId, role }, presence);
      socket.data.left = left;
      return ok(snapshot);
    },
    async "session:more"() {
      const { page, left } = await nextOfInbox(deps, socket.data.left);
      socket.data.left = left;
      return ok(page);
    },
    "conversation:open": ({ conversationId }) => open(side, socket, conversationId),
    async "conversation:leave"({ conversationId }) {
      await sign(side, socket, { conversationId, doing: "gone" });
      follows.delete(conversationId);
      await leave(socket, conversationId);
      return ok(null);
    },
    "conversation:sync": ({ conversationId, after }) =>
      readConversation(deps, actor, { conversationId, after, most: PAGE_LINES }),
    "conversation:earlier": (payload) => readEarlier(deps, actor, payload),
    "message:post": ({ conversationId, ...written }, reply) =>
      write(conversationId, { type: "post", ...written }, reply),
    "note:post": ({ conversationId, ...written }, reply) =>
      write(conversationId, { type: "note", ...written }, reply),
    "receipt:advance": ({ conversationId, delivered, seen }) =>
      quietly(conversationId, { type: "receipt", delivered, seen }),
    "sign:set": ({ conversationId, doing }) => sign(side, socket, { conversationId, doing }),
    "offer:accept": ({ conversationId }) => quietly(conversationId, { type: "accept" }),
    "offer:decline": ({ conversationId, because }) =>
      quietly(conversationId, { type: "decline", because: because ?? null }),
    "conversation:claim": ({ conversationId }) => quietly(conversationId, { type: "claim" }),
    "conversation:transfer": ({ conversationId, ...transfer }) =>
      quietly(conversationId, { type: "transfer", ...transfer }),
    "routing:explain": ({ conversationId }) => whyThere(deps, actor, conversationId),
    "mail:read": ({ messageId }) => readMailOf(deps, actor, messageId),
    "conversation:assign": ({ conversationId, agentId: to }) =>
      quietly(conversationId, { type: "assign", agentId: to }),
    async "contact:block"(payload) {
      const done = await blockContact(deps, actor, payload);
      if (!done.ok) return done;
      // Their panels come back with what holds now: they keep what is written, or send what was kept.
      if (done.value.isOther) comeBack(payload.contactId);
      return ok(contactForAgent(done.value.contact));
    },
    "contact:describe": async (payload) =>
      contactEditReply(await describeForTeam(deps, actor, payload)),
    "contact:update": async (payload) =>
      contactEditReply(await updateContact(deps, actor, payload)),
    async "contact:merge"(payload) {
      const merged = await mergeContacts(deps, actor, payload);
      // Their panels come back as who they turned out to be.
      if (merged.ok) comeBack(payload.fromId);
      return merged.ok ? ok(contactForAgent(merged.value)) : merged;
    },
    "conversation:resolve": ({ conversationId, reason }) =>
      quietly(conversationId, { type: "resolve", reason }),
    "conversation:unresolve": ({ conversationId }) => takeBack(deps, actor, conversationId),
    "conversation:file": ({ conversationId }) => quietly(conversationId, { type: "file" }),
    async "ticket:update"(payload) {
      return ticketReply(await updateTicket(deps, actor, payload));
    },
    async "tickets:update"({ ticketIds, ...change }) {
      const results = await Promise.all(
        [...new Set(ticketIds)].map(async (ticketId) => ({
          ticketId,
          ok: (await updateTicket(deps, actor, { ticketId, ...change })).ok,
        })),
      );
      return ok({ failed: results.filter((one) => !one.ok).map(({ ticketId }) => ticketId) });
    },
    "ticket:link": (payload) => linkTickets(deps, actor, payload),
    "ticket:merge": (payload) => mergeTickets(deps, actor, payload),
    "ticket:split": (payload) => splitTicket(deps, actor, payload),
    "notices:read": ({ ids }) => readNotices(deps, agentId, ids),
    "view:save": async (edit) => editReply(await saveView(deps, edit), () => savedViews(deps)),
    "view:remove": (seen) => removeView(deps, seen),
    "task:save": async (payload) => ticketReply(await saveTask(deps, actor, payload)),
    "task:done": async (payload) => ticketReply(await doTask(deps, actor, payload)),
    "task:remove": async (payload) => ticketReply(await removeTask(deps, actor, payload)),
    "process:begin": async (payload) => ticketReply(await beginProcess(deps, actor, payload)),
    "process:save": (edit) => keptTool(saveTool(deps, actor, { list: "processes", ...edit })),
    "process:remove": (seen) => removeTool(deps, actor, { list: "processes", ...seen }),
    "macro:save": (edit) => keptTool(saveTool(deps, actor, { list: "macros", ...edit })),
    "macro:remove": (seen) => removeTool(deps, actor, { list: "macros", ...seen }),
    "canned:save": (edit) => keptTool(saveTool(deps, actor, { list: "replies", ...edit })),
    "canned:remove": (seen) => removeTool(deps, actor, { list: "replies", ...seen }),
    "search:find": async ({ text }) =>
      ok(await side.search.find(text, await hiddenNow(deps, role))),
    "site:look": async () => (maySupervise(actor) ? ok(await side.onSite()) : fail("forbidden")),
    "satisfaction:read": ({ days }) => readSatisfaction(deps, actor, days),
    "ticket:resume": (payload) => resumeTicket(deps, actor, payload),
    "leave:set": ({ leave }) => setLeave(deps, agentId, leave),
    "availability:set": ({ availability }) => setAvailability(deps, agentId, availability),
    async "invite:create"(payload) {
      if (!mayAdminister(actor)) return fail("forbidden");
      const { token, expiresAt } = await invite(deps, payload.name);
      return ok({
        link: `${side.consoleUrl(socket.handshake.headers.host)}#/join/${token}`,
        expiresAt,
      });
    },
    async "agent:activate"(payload) {
      const ended = await setActive(deps, actor, payload);
      if (!ended.ok) return ended;
      for (const id of ended.value)
        side.namespaces.agent.in(rooms.session(id)).disconnectSockets(true);
      return ok(null);
    },
    async "identity:secret"({ anew }) {
      if (!mayAdminister(actor)) return fail("forbidden");
      return ok({ secret: await identitySecret(deps, anew) });
    },
    async "workspace:update"(payload) {
      if (!mayAdminister(actor)) return fail("forbidden");
      const done = await updateWorkspace(deps, payload);
      return editReply(done.ok ? ok(workspaceForAgent(done.value)) : done, async () => {
        const stored = await openWorkspace(deps);
        await deps.store.settled();
        return workspaceForAgent(stored);
      });
    },
  };
}

/** Tells what this agent does in a conversation they have open; nothing of it is kept. */
async function sign(
  { deps, namespaces }: AgentSide,
  { id: place, data }: AgentSocket,
  { conversationId, doing }: AgentCommands["sign:set"],
): Promise<Result<null>> {
  if (!data.follows.has(conversationId)) return fail("wrong_state");
  const was = data.doing.get(conversationId) ?? "gone";
  if (doing === "gone") data.doing.delete(conversationId);
  else data.doing.set(conversationId, doing);
  if (was === "gone" && doing === "gone") return ok(null);
  const stored = await get(deps.store, "conversation", conversationId);
  if (stored === undefined) return fail("not_found");
  const by = { kind: "agent", id: data.agentId, name: data.name, place } as const;
  tellSign(namespaces, whereSigned(stored.state), { by, doing, was });
  return ok(null);
}

/** Counted once for each connection, however often it says the same. */
function looks({ presence }: AgentSide, { data }: AgentSocket, visible: boolean): void {
  if (data.visible === visible) return;
  data.visible = visible;
  presence.agentLooks(data.agentId, visible);
}

async function leave(socket: AgentSocket, conversationId: string): Promise<void> {
  await socket.leave(rooms.conversation(conversationId));
  await socket.leave(rooms.watching(conversationId));
}

async function open(
  side: AgentSide,
  socket: AgentSocket,
  conversationId: string,
): Promise<Result<AgentReplies["conversation:open"]>> {
  // Follow first, read then: nothing committed in between is missed.
  socket.data.follows.add(conversationId);
  await socket.join(rooms.conversation(conversationId));
  if (maySupervise({ kind: "agent", ...socket.data }))
    await socket.join(rooms.watching(conversationId));
  const opened = await openedConversation(
    side.deps,
    { kind: "agent", ...socket.data },
    conversationId,
  );
  if (!opened.ok) {
    socket.data.follows.delete(conversationId);
    await leave(socket, conversationId);
    return opened;
  }
  await socket.join(rooms.contact(opened.value.contact.id));
  setImmediate(() => {
    agentHeads(side.deps, new Set([conversationId])).then(
      (heads) => socket.emit("heartbeat:sent", heads),
      (error: unknown) => side.failed(error, "heartbeat"),
    );
  });
  return opened;
}
