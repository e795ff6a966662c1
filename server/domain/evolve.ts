import type {
  InternalEvent,
  Logged,
  Message,
  Outcome,
  PublicEvent,
} from "../protocol/conversation.ts";
import type { Attachment } from "../protocol/files.ts";
import { NO_RECEIPT } from "../protocol/view.ts";
import { NO_QUESTIONS, withAsked, withOpened, withQuestion } from "./evolve-questions.ts";
import {
  comingOf,
  decided,
  handled,
  holdBegan,
  holdEnded,
  holdsOf,
  offerEnded,
  queued,
} from "./evolve-queue.ts";
import { namesOf } from "./message.ts";
import type { Conversation, State } from "./model.ts";
import { firstWords, noWords } from "./reply-time.ts";
import { heard } from "./whole-text.ts";
import { answers, begun, goneOnFrom } from "./writing.ts";

const TITLE_LENGTH = 120;

export type NewConversation = {
  readonly id: string;
  readonly contactId: string;
  readonly at: number;
  readonly page: Conversation["page"];
  /** The closed ticket it goes on from. */
  readonly follows?: Conversation["follows"];
  /** The subject of the mail it came as. */
  readonly subject?: string | null;
};

export function newConversation({
  id,
  contactId,
  at,
  page,
  follows = null,
  subject = null,
}: NewConversation): Conversation {
  return {
    id,
    contactId,
    startedAt: at,
    page,
    title: clip(subject ?? ""),
    ...(subject === null ? {} : { byMail: true }),
    state: { is: "bot", misses: 0, shown: [], awaiting: null, lastTurn: null },
    follows,
    ticket: null,
    fell: false,
    last: null,
    lastVisitorText: null,
    newest: { visitor: 0, agent: 0 },
    receipts: { visitor: NO_RECEIPT, agent: NO_RECEIPT },
    judged: {},
    wrote: {},
    passed: {},
    botAttempts: 0,
    people: false,
    visitorGoneAt: null,
    ...NO_QUESTIONS,
  };
}

/** The conversation after one event. Total: every event may be folded in every state. */
export function evolve(conversation: Conversation, logged: Logged): Conversation {
  return logged.log === "public"
    ? afterPublic(conversation, logged.event, logged)
    : afterInternal(conversation, logged.event, logged.at);
}

type Stamp = { readonly seq: number; readonly at: number };

function afterPublic(
  conversation: Conversation,
  event: PublicEvent,
  { seq, at }: Stamp,
): Conversation {
  switch (event.type) {
    case "conversation:started":
      return { ...conversation, startedAt: at };
    case "message:posted":
      return withMessage(conversation, event.message, { seq, at });
    case "answer:judged":
      return {
        ...withState(conversation, judged(conversation.state)),
        judged: { ...conversation.judged, [event.messageId]: event.helped },
      };
    case "conversation:rated":
      return {
        ...conversation,
        rated: {
          good: event.good,
          comment: event.comment,
          at,
          firstAt: conversation.rated?.firstAt ?? at,
        },
      };
    case "handoff:made":
      return queued(conversation, { at, reason: event.reason });
    case "transfer:made":
      return queued(conversation, { at, reason: "transferred", coming: event.to });
    case "hold:began":
      return withState(conversation, holdBegan(conversation.state, event.until));
    case "hold:ended":
      return withState(conversation, holdEnded(conversation.state, at));
    case "wait:kept":
      return {
        ...conversation,
        kept: { email: event.email, until: event.until, invited: false },
      };
    case "agent:joined":
      return {
        ...withState(conversation, {
          is: "live",
          agentId: event.agentId,
          agentName: event.agentName,
          since: at,
          before: event.before,
        }),
        people: true,
      };
    case "conversation:resolved":
      return {
        ...withState(conversation, resolved(conversation.state, event.outcome, at)),
        handledMs: handled(conversation, at),
        kept: null,
      };
    case "ticket:filed":
      return {
        ...withState(conversation, {
          is: "ticketed",
          ticketId: event.ticketId,
          reference: event.reference,
          reason: event.reason,
          at,
          ...(event.opensAt === undefined ? {} : { opensAt: event.opensAt }),
        }),
        ticket: { id: event.ticketId, reference: event.reference },
        fell: true,
        handledMs: handled(conversation, at),
        ...noWords(conversation, event.reason),
        people: true,
        kept: null,
      };
    case "receipt:advanced":
      return {
        ...conversation,
        receipts: { ...conversation.receipts, [event.side]: event.receipt },
      };
    default:
      return event satisfies never;
  }
}

function afterInternal(conversation: Conversation, event: InternalEvent, at: number): Conversation {
  const { state } = conversation;
  switch (event.type) {
    case "offer:made":
      if (state.is !== "queued") return conversation;
      return withState(conversation, {
        is: "offered",
        since: state.since,
        reason: state.reason,
        held: state.held,
        ...holdsOf(state),
        agentId: event.agentId,
        agentName: event.agentName,
        offeredAt: at,
        expiresAt: event.expiresAt,
        ...comingOf(state),
      });
    case "offer:ended":
      return offerEnded(conversation, event);
    case "handover:noted":
      return {
        ...conversation,
        handed: [...(conversation.handed ?? []), { target: event.target, byId: event.byId }],
      };
    case "call:asked":
      return { ...conversation, call: event.call };
    case "topic:chosen":
      return { ...conversation, choice: event.choice };
    case "routing:decided":
      return withState(conversation, decided(state, event.decision, at));
    case "bot:turned":
      return afterBotTurn(conversation, event);
    case "bot:writing":
      return state.is === "bot"
        ? withState(conversation, begun(state, event.writing))
        : conversation;
    case "visitor:left":
      return { ...conversation, visitorGoneAt: event.goneAt };
    case "visitor:returned":
      return { ...conversation, visitorGoneAt: null };
    case "visitor:invited":
      return {
        ...conversation,
        kept: conversation.kept == null ? null : { ...conversation.kept, invited: true },
        ticket: { id: event.ticketId, reference: event.reference },
      };
    case "page:changed":
      return { ...conversation, page: event.page };
    case "article:opened":
      return withOpened(conversation, event);
    case "note:posted":
      return withFileBytes(conversation, event.note.files);
    // Their contact's, in all that is theirs (`contactAfter`).
    case "language:found":
      return conversation;
    default:
      return event satisfies never;
  }
}

function withState(conversation: Conversation, state: State): Conversation {
  return { ...conversation, state };
}

function resolved(state: State, outcome: Outcome, at: number): State {
  if (state.is !== "live") return { is: "resolved", outcome, at };
  const { agentId, before } = state;
  return { is: "resolved", outcome, at, last: { agentId, before } };
}

function judged(state: State): State {
  return state.is === "bot" ? { ...state, awaiting: null } : state;
}

function withMessage(
  conversation: Conversation,
  message: Message,
  { seq, at }: Stamp,
): Conversation {
  const side = message.author.kind === "visitor" ? "visitor" : "agent";
  const { state } = conversation;
  const text = plain(message);
  const asked = message.author.kind === "visitor" ? text : null;
  const spoken = message.body.type === "text" ? message.body.text : "";
  return {
    ...withFileBytes(withAsked(conversation, message), message.files),
    state:
      state.is === "bot" && side === "visitor" ? heard(state, { ...message, text: spoken }) : state,
    last: { by: message.author.kind, text: clip(text), at, seq },
    newest: { ...conversation.newest, [side]: seq },
    title: conversation.title === "" && asked !== null ? clip(asked) : conversation.title,
    lastVisitorText: asked === null ? conversation.lastVisitorText : spoken,
    wrote: withWriter(conversation, message, at),
    ...(message.author.kind === "agent" ? firstWords(conversation, at) : {}),
    ...(state.is === "live" && side === "visitor" ? { kept: null } : {}),
  };
}

function withFileBytes(
  conversation: Conversation,
  files: readonly Attachment[] = [],
): Conversation {
  if (files.length === 0) return conversation;
  const more = files.reduce((sum, { bytes }) => sum + bytes, 0);
  return { ...conversation, fileBytes: (conversation.fileBytes ?? 0) + more };
}

/**
 * Kept when another agent wrote since: who wrote last spoke most recently. On a ticket, which may be
 * a matter of weeks, each word counts.
 */
function withWriter(
  { wrote, state }: Conversation,
  { author }: Message,
  at: number,
): Conversation["wrote"] {
  if (author.kind !== "agent") return wrote;
  const before = wrote[author.id]?.at ?? -1;
  const newest = Math.max(-1, ...Object.values(wrote).map((one) => one.at));
  return before >= newest && before >= 0 && state.is !== "ticketed"
    ? wrote
    : { ...wrote, [author.id]: { name: author.name, at } };
}

function afterBotTurn(
  conversation: Conversation,
  { turn }: Extract<InternalEvent, { type: "bot:turned" }>,
): Conversation {
  const { state } = conversation;
  if (state.is !== "bot") return conversation;
  const showed = turn.kind === "answer" || turn.kind === "suggest";
  const failed = turn.kind === "suggest" || turn.kind === "miss";
  const tried = turn.kind === "answer" || failed;
  return {
    ...(tried ? withQuestion(conversation, answers(state, turn)) : conversation),
    botAttempts: conversation.botAttempts + (tried ? 1 : 0),
    state: {
      ...state,
      misses: state.misses + (failed ? 1 : 0),
      shown: [...state.shown, ...turn.articles.map((article) => article.id)],
      awaiting: showed ? turn.messageId : state.awaiting,
      lastTurn: turn.kind,
      question: tried ? goneOnFrom(turn) : (state.question ?? null),
      ...(state.writing?.messageId === turn.messageId ? { writing: null } : {}),
    },
  };
}

/** What a message says, in a line of plain text. */
export function plain({ body, files }: Message): string {
  switch (body.type) {
    case "text":
      return body.text.trim() === "" ? namesOf(files) : body.text;
    case "phrase":
      return "";
    case "answer":
      return body.article.title;
    case "suggestions":
      return body.articles.map((article) => article.title).join(", ");
    default:
      return body satisfies never;
  }
}

function clip(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= TITLE_LENGTH) return line;
  // Cut between code points, so that no emoji is halved.
  const points = [...line];
  return points.length <= TITLE_LENGTH ? line : `${points.slice(0, TITLE_LENGTH - 1).join("")}…`;
}
