import { botTurn, deflect, judge } from "./bot-turn.ts";
import {
  events,
  NOTHING,
  refuse,
  type Context,
  type ConversationCommand,
  type Decision,
  type Written,
} from "./commands.ts";
import { decideDue } from "./deadlines.ts";
import type { ErrorCode } from "../protocol/errors.ts";
import { filesOf, messagePosted } from "./message.ts";
import { isActive, type BotState, type Conversation } from "./model.ts";
import { decideByAgent } from "./decide-agent.ts";
import { askCall, choose, leaveMessage } from "./decide-instead.ts";
import { askedBack, keepPlace } from "./keep-place.ts";
import { internal, open, type PendingEvent } from "./pending.ts";
import { decideRoute } from "./decide-route.ts";
import { release } from "./decide-release.ts";
import { decideWrite } from "./decide-write.ts";
import { advance } from "./receipts.ts";
import { decideRate } from "./decide-rate.ts";
import { findLanguage } from "./find-language.ts";
import { fileTicket } from "./fall.ts";
import { heard, wholeText } from "./whole-text.ts";
import { writingIn } from "./writing.ts";

/**
 * What a command does to a conversation: the events to commit, none if it changes nothing, or why
 * not. Pure. Whether the actor may ask at all was settled before (`access.ts`); rules: SPEC.
 */
export function decide(
  conversation: Conversation,
  command: ConversationCommand,
  context: Context,
): Decision {
  const decision = decideCommand(conversation, command, context);
  if (!decision.ok) return decision;
  // However a message comes, it may tell what its writer writes in.
  const found = findLanguage(conversation, { command, events: decision.events, context });
  return found.length === 0 ? decision : events(...decision.events, ...found);
}

function decideCommand(
  conversation: Conversation,
  command: ConversationCommand,
  context: Context,
): Decision {
  switch (command.type) {
    case "start":
      return start(conversation, command, context);
    case "post":
      return context.actor.kind === "visitor"
        ? visitorPosts(conversation, command, context)
        : decideByAgent(conversation, command, context);
    case "judge":
      return judgeAnswer(conversation, command, context);
    case "request-person":
      return requestPerson(conversation);
    case "leave-message":
      return leaveMessage(conversation, command, context);
    case "ask-call":
      return askCall(conversation, command, context);
    case "keep-place":
      return keepPlace(conversation, command, context);
    case "choose":
      return choose(conversation, command, context);
    case "receipt":
      return advance(conversation, command, context.actor);
    case "report-page":
      return reportPage(conversation, command);
    case "open-article":
      return openArticle(conversation, command);
    case "rate":
      return decideRate(conversation, command, context);
    case "reopen":
      return decideReopen(conversation, context);
    case "visitor-left":
      return visitorLeft(conversation, context);
    case "visitor-returned":
      return conversation.visitorGoneAt === null
        ? NOTHING
        : events(internal({ type: "visitor:returned" }));
    case "route":
      return decideRoute(conversation, context);
    case "due":
      return decideDue(conversation, context);
    case "release":
      return release(conversation, command);
    case "write":
      return decideWrite(conversation, command, context);
    case "note":
    case "accept":
    case "decline":
    case "claim":
    case "transfer":
    case "assign":
    case "resolve":
    case "unresolve":
    case "file":
    case "resume":
      return decideByAgent(conversation, command, context);
    default:
      return command satisfies never;
  }
}

type Of<T extends ConversationCommand["type"]> = Extract<ConversationCommand, { readonly type: T }>;

function start(conversation: Conversation, command: Of<"start">, context: Context): Decision {
  const began = open({ type: "conversation:started", contactId: conversation.contactId });
  const first = [
    ...(conversation.page === null
      ? []
      : [internal({ type: "page:changed", page: conversation.page })]),
    ...saidBefore(command.opener),
  ];
  if (command.message === null)
    return events(began, ...first, open({ type: "handoff:made", reason: "asked" }));
  const message = visitorMessage(conversation, command.message, context);
  if (!message.ok) return message;
  const { posted } = message;
  if (conversation.follows != null)
    return events(
      began,
      ...first,
      posted,
      fileTicket(conversation, conversation.follows.how, context),
    );
  // Nobody waits in front of a mail for a bot to answer, or for somebody to be free.
  if (command.message.mail !== undefined)
    return events(began, posted, fileTicket(conversation, "email", context));
  if (command.person)
    return events(began, ...first, posted, open({ type: "handoff:made", reason: "asked" }));
  return events(
    began,
    ...first,
    posted,
    ...(conversation.state.is === "bot"
      ? turnAfter(conversation.state, command.message, context)
      : []),
  );
}

/** What the visitor answers stands in front of what they say (SPEC PM5). */
function saidBefore(opener: Of<"start">["opener"]): readonly PendingEvent[] {
  if (opener === undefined) return [];
  const { id, text } = opener;
  const body = { type: "text", text } as const;
  const message = { id, author: { kind: "bot" }, body, unasked: true } as const;
  return [open({ type: "message:posted", message })];
}

function visitorPosts(conversation: Conversation, command: Of<"post">, context: Context): Decision {
  const message = visitorMessage(conversation, command, context);
  if (!message.ok) return message;
  const { posted } = message;
  switch (conversation.state.is) {
    case "bot":
      return events(posted, ...turnAfter(conversation.state, command, context));
    case "queued":
    case "offered":
    case "live":
      return events(posted);
    case "ticketed":
      return context.ticketClosed ? refuse("ticket_closed") : events(posted);
    case "resolved": {
      const reopened = decideReopen(conversation, context);
      return reopened.ok ? events(...reopened.events, posted) : reopened;
    }
    default:
      return conversation.state satisfies never;
  }
}

/** A chat that was solved is its ticket's again (SPEC T4): the words after it land there. */
function decideReopen(conversation: Conversation, context: Context): Decision {
  if (conversation.state.is !== "resolved") return NOTHING;
  if (conversation.ticket === null) return refuse("conversation_over");
  if (context.ticketClosed) return refuse("ticket_closed");
  return events(fileTicket(conversation, "reopened", context));
}

/** The bot answers a text in the very commit that stores the last message of it: one text, one turn (SPEC B1). */
function turnAfter(state: BotState, message: Written, context: Context): readonly PendingEvent[] {
  if (message.goesOn) return [];
  const { rephraseMs } = context.timings;
  return botTurn({
    text: wholeText(state, message),
    messageId: context.fresh.messageId,
    state: heard(state, message),
    knowledge: context.knowledge,
    writing: {
      asked: message.id,
      until: rephraseMs === undefined ? null : context.now + rephraseMs,
      pending: writingIn(state),
    },
  });
}

type VisitorMessage =
  | { readonly ok: true; readonly posted: PendingEvent }
  | { readonly ok: false; readonly code: ErrorCode };

function visitorMessage(
  conversation: Conversation,
  written: Written,
  context: Context,
): VisitorMessage {
  const going = filesOf(conversation, written, context);
  if (!going.ok) return going;
  const author = { kind: "visitor" } as const;
  return { ok: true, posted: open(messagePosted(written, author, going.files)) };
}

function judgeAnswer(conversation: Conversation, command: Of<"judge">, context: Context): Decision {
  const { state } = conversation;
  // A second press, or a late one: what was said first stands.
  if (conversation.judged[command.messageId] !== undefined) return NOTHING;
  if (state.is !== "bot" || state.awaiting !== command.messageId) return refuse("wrong_state");
  // An answer that helped is not the end while the next question has none (SPEC W5).
  const unanswered = writingIn(state) !== null || state.unfinished !== undefined;
  if (command.helped && unanswered) return events(judge(command.messageId, true));
  if (command.helped) return events(...deflect(command.messageId, context.fresh.messageId));
  return events(judge(command.messageId, false), open({ type: "handoff:made", reason: "said_no" }));
}

function visitorLeft(conversation: Conversation, context: Context): Decision {
  const { state, visitorGoneAt } = conversation;
  if (!isActive(state) || visitorGoneAt !== null) return NOTHING;
  const left = internal({ type: "visitor:left", goneAt: context.now });
  const gone = { ...conversation, visitorGoneAt: context.now };
  return events(left, ...(state.is === "live" ? askedBack(gone, context) : []));
}

function requestPerson({ state }: Conversation): Decision {
  if (state.is === "bot") return events(open({ type: "handoff:made", reason: "asked" }));
  return state.is === "resolved" ? refuse("conversation_over") : NOTHING;
}

/** Kept once, and only if the message really points to it; anything else is no news (SPEC L3). */
function openArticle({ pointedTo = {} }: Conversation, command: Of<"open-article">): Decision {
  const { messageId, articleId } = command;
  const there = new Map(Object.entries(pointedTo)).get(messageId)?.includes(articleId) === true;
  return there ? events(internal({ type: "article:opened", messageId, articleId })) : NOTHING;
}

function reportPage(conversation: Conversation, { page }: Of<"report-page">): Decision {
  const same = conversation.page?.url === page.url && conversation.page.title === page.title;
  return same || !isActive(conversation.state)
    ? NOTHING
    : events(internal({ type: "page:changed", page }));
}
