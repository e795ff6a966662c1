import { contactOf, describeContact, track } from "../application/contacts.ts";
import type { Deps } from "../application/deps.ts";
import { execute } from "../application/execute.ts";
import { answerPreChat } from "../application/pre-chat.ts";
import { openProactive, showProactive } from "../application/proactive.ts";
import { postByVisitor } from "../application/follow-up.ts";
import { identify } from "../application/identity.ts";
import { get } from "../application/records.ts";
import { readConversation, readEarlier } from "../application/read-conversation.ts";
import { visitorSnapshot } from "../application/snapshot.ts";
import { start } from "../application/start.ts";
import { askForTranscript } from "../application/transcript.ts";
import { draftReader } from "../application/typing-preview.ts";
import { judgeTicket, subscribeToTicket } from "../application/tickets.ts";
import type { ConversationCommand } from "../domain/commands.ts";
import { ticketForVisitor } from "../domain/project.ts";
import { deviceOf } from "../protocol/device.ts";
import { fail, ok, type ErrorCode, type Result } from "../protocol/errors.ts";
import { PAGE_LINES, PROTOCOL_VERSION } from "../protocol/limits.ts";
import {
  visitorAuth,
  visitorCommands,
  type VisitorCommands,
  type VisitorReplies,
} from "../protocol/visitor.ts";
import { addressOf } from "./address.ts";
import { dispatch, type DispatchOptions, type HandlersOf } from "./dispatch.ts";
import type { Gate } from "./gate.ts";
import { visitorHeads } from "./heartbeat.ts";
import type { RateLimits } from "./limits.ts";
import { answered } from "./posting.ts";
import type { ConnectionPresence } from "./presence.ts";
import type { PublicInfo } from "./public-info.ts";
import type { Roll } from "./roll.ts";
import { tellSign, whereSigned } from "./signs.ts";
import { rooms, type Namespaces, type VisitorSocket } from "./sockets.ts";

export type VisitorSide = {
  readonly deps: Deps;
  readonly namespaces: Namespaces;
  readonly presence: ConnectionPresence;
  readonly limits: RateLimits;
  readonly gate: Gate;
  readonly info: PublicInfo;
  readonly roll: Roll;
  readonly siteKey: string;
  readonly trustProxy: boolean;
  readonly failed: (error: unknown, event: string) => void;
  /** For whoever makes the tokens of `identify`; nothing of what is in one. */
  readonly tokenRefused: (because: string) => void;
  readonly answered?: DispatchOptions["answered"];
};

type Handlers = HandlersOf<VisitorCommands, VisitorReplies>;

/** Everything a visitor's panel can reach. */
export function serveVisitors(side: VisitorSide): void {
  side.namespaces.visitor.use((socket, next) => {
    void admit(side, socket).then((code) => next(code === null ? undefined : refusal(code)));
  });
  side.namespaces.visitor.on("connection", (socket) => {
    const { contactId, identity } = socket.data;
    const address = addressIn(side, socket);
    void socket.join(rooms.contact(contactId));
    if (identity !== "verified") void socket.join(rooms.unproved(contactId));
    side.presence.visitorArrived(contactId);
    side.roll.arrived(socket.id, contactId, side.deps.clock.now());
    socket.on("disconnect", () => {
      side.roll.left(socket.id, contactId);
      side.presence.visitorLeft(contactId);
    });
    dispatch(socket, () => ({
      schemas: visitorCommands,
      handlers: handlers(side, socket),
      limit: () => side.limits.visitor(contactId, address),
      gate: side.gate,
      failed: side.failed,
      answered: side.answered,
    }));
  });
}

function addressIn({ trustProxy }: VisitorSide, { handshake }: VisitorSocket): string {
  return addressOf(handshake.headers, handshake.address, trustProxy);
}

/** The handshake: a known protocol, this site, and a token that says which contact it is. */
async function admit(side: VisitorSide, socket: VisitorSocket): Promise<ErrorCode | null> {
  const { deps, siteKey, limits, failed } = side;
  try {
    const auth = visitorAuth.safeParse(socket.handshake.auth);
    if (!auth.success) return "bad_request";
    if (auth.data.version !== PROTOCOL_VERSION) return "reload";
    if (auth.data.site !== siteKey) return "forbidden";
    const limited = await limits.arrival(addressIn(side, socket));
    if (limited !== null) return limited;
    const { token, identity } = auth.data;
    const before = await contactOf(deps, token);
    socket.data.identity = "none";
    if (identity !== undefined) {
      const { state, because } = await identify(deps, token, identity);
      socket.data.identity = state;
      if (because !== null) side.tokenRefused(because);
    }
    socket.data.contactId = await contactOf(deps, token);
    if (socket.data.contactId !== before) await comeBack(side, before);
    return null;
  } catch (error) {
    failed(error, "connection");
    return "busy";
  }
}

/**
 * The browser's other tabs come back as who it is now. Of a verified contact's only those that prove
 * nothing themselves: two pages that prove two people would take the browser from each other for ever.
 */
async function comeBack({ deps, namespaces }: VisitorSide, contactId: string): Promise<void> {
  const left = await get(deps.store, "contact", contactId);
  const room = left?.state.verified === undefined ? rooms.contact : rooms.unproved;
  namespaces.visitor.in(room(contactId)).disconnectSockets(true);
}

/** An error Socket.IO hands to the client with its code. */
export function refusal(code: ErrorCode): Error & { data: { code: ErrorCode } } {
  return Object.assign(new Error(code), { data: { code } });
}

function handlers(side: VisitorSide, socket: VisitorSocket): Handlers {
  const { deps, info } = side;
  const { contactId } = socket.data;
  const actor = { kind: "visitor", contactId } as const;
  const run = async (conversationId: string, command: ConversationCommand) =>
    execute(deps, { actor, conversationId, command });
  const quietly = async (
    conversationId: string,
    command: ConversationCommand,
  ): Promise<Result<null>> => {
    const done = await run(conversationId, command);
    return done.ok ? ok(null) : done;
  };

  return {
    async "session:open"({ page, ...hello }) {
      const device = deviceOf(socket.handshake.headers["user-agent"] ?? "");
      await describeContact(deps, contactId, { ...hello, device });
      if (page !== null) await reportPage(side, socket, page);
      const snapshot = await visitorSnapshot(deps, contactId, {
        ...(await info.surroundings(hello.language)),
        identity: socket.data.identity,
      });
      // Right behind the answer: what was committed while it was being read shows as a newer head.
      setImmediate(() => void sendHeads(side, socket));
      return snapshot;
    },
    "conversation:start": (payload) => start(deps, { contactId, ...payload }),
    "message:post": ({ conversationId, ...message }, reply) =>
      answered({ connection: socket.id, reply }, (sender) =>
        postByVisitor(deps, { contactId, conversationId, message, sender }),
      ),
    "answer:judge": ({ conversationId, messageId, helped }) =>
      quietly(conversationId, { type: "judge", messageId, helped }),
    "person:request": ({ conversationId }) => quietly(conversationId, { type: "request-person" }),
    async "message:leave"({ conversationId, ...message }) {
      const left = await quietly(conversationId, { type: "leave-message", ...message });
      if (left.ok || left.code !== "ticket_closed") return left;
      const posted = await postByVisitor(deps, { contactId, conversationId, message });
      return posted.ok ? ok(null) : posted;
    },
    "call:ask": ({ conversationId, ...call }) =>
      quietly(conversationId, { type: "ask-call", call }),
    "wait:keep": ({ conversationId, email }) =>
      quietly(conversationId, { type: "keep-place", email }),
    "topic:choose": ({ conversationId, choice }) =>
      quietly(conversationId, { type: "choose", choice }),
    "conversation:rate": ({ conversationId, good, comment }) =>
      quietly(conversationId, { type: "rate", good, comment }),
    "receipt:advance": ({ conversationId, delivered, seen }) =>
      quietly(conversationId, { type: "receipt", delivered, seen }),
    "conversation:sync": ({ conversationId, after }) =>
      readConversation(deps, actor, {
        conversationId,
        after: { public: after, internal: 0 },
        most: PAGE_LINES,
      }),
    "conversation:earlier": ({ conversationId, until }) =>
      readEarlier(deps, actor, { conversationId, until: { public: until, internal: 0 } }),
    "proactive:show": async (wish) => {
      const { people } = await info.team();
      return showProactive(deps, contactId, { ...wish, staffed: people.length > 0 });
    },
    "proactive:open": ({ rule }) => openProactive(deps, contactId, rule),
    "prechat:answer": ({ answers }) => answerPreChat(deps, contactId, answers),
    async "typing:set"({ conversationId, typing }) {
      const stored = await get(deps.store, "conversation", conversationId);
      if (stored?.state.contactId !== contactId) return fail("not_found");
      const doing = typing ? "replying" : "gone";
      tellSign(side.namespaces, whereSigned(stored.state), {
        by: { kind: "visitor" },
        doing,
        was: doing,
      });
      return ok(null);
    },
    async "draft:show"({ conversationId, text }) {
      const reader = await draftReader(deps, { contactId, conversationId });
      if (!reader.ok) return reader;
      side.namespaces.agent
        .to([rooms.agent(reader.value.agentId), rooms.watching(conversationId)])
        .emit("draft:shown", { conversationId, text });
      return ok(null);
    },
    async "page:report"({ page }) {
      await reportPage(side, socket, page);
      return ok(null);
    },
    async "event:track"(event) {
      await track(deps, contactId, event);
      return ok(null);
    },
    async "article:get"({ id, from }) {
      const article = info.article(id);
      if (article === null) return fail("not_found");
      // Kept before it is answered, as everything is; whoever reads gets the article whatever comes of it.
      if (from !== undefined)
        await run(from.conversationId, {
          type: "open-article",
          messageId: from.messageId,
          articleId: id,
        });
      return ok(article);
    },
    "article:search": async ({ text, language }) => ok(info.find(text, language)),
    "ticket:subscribe": async (payload) =>
      ticketReply(await subscribeToTicket(deps, actor, payload)),
    "conversation:transcript": (payload) =>
      askForTranscript(deps, contactId, {
        ...payload,
        may: () => side.limits.transcript(payload.conversationId),
      }),
    "ticket:judge": async (payload) => ticketReply(await judgeTicket(deps, actor, payload)),
  };
}

function ticketReply(
  result: Awaited<ReturnType<typeof judgeTicket>>,
): Result<VisitorReplies["ticket:judge"]> {
  return result.ok ? ok(ticketForVisitor(result.value)) : result;
}

async function sendHeads({ deps, failed }: VisitorSide, socket: VisitorSocket): Promise<void> {
  try {
    const heads = await visitorHeads(deps, socket.data.contactId);
    if (Object.keys(heads).length > 0) socket.emit("heartbeat:sent", heads);
  } catch (error) {
    failed(error, "heartbeat");
  }
}

/** Agents see the page the visitor is on, while something is in progress. */
async function reportPage(
  { deps, roll }: VisitorSide,
  { id, data: { contactId } }: VisitorSocket,
  page: VisitorCommands["page:report"]["page"],
): Promise<void> {
  roll.moved(id, contactId, page);
  const contact = await get(deps.store, "contact", contactId);
  const conversationId = contact?.state.activeId ?? null;
  if (conversationId === null) return;
  await execute(deps, {
    actor: { kind: "visitor", contactId },
    conversationId,
    command: { type: "report-page", page },
  });
}
