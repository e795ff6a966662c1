import {
  events,
  NOTHING,
  refuse,
  type Context,
  type ConversationCommand,
  type Decision,
  type Written,
} from "./commands.ts";
import { fileTicket } from "./fall.ts";
import { assign, transfer } from "./decide-transfer.ts";
import { withFiles } from "./files.ts";
import { hasRoom, join, type Me } from "./join.ts";
import { askedBack } from "./keep-place.ts";
import { filesOf, messagePosted } from "./message.ts";
import type { Conversation } from "./model.ts";
import { unresolve } from "./decide-unresolve.ts";
import { internal, open } from "./pending.ts";

type AgentCommand = Extract<
  ConversationCommand,
  {
    readonly type:
      | "post"
      | "note"
      | "accept"
      | "decline"
      | "claim"
      | "transfer"
      | "assign"
      | "resolve"
      | "unresolve"
      | "file"
      | "resume";
  }
>;
/** What agents ask of a conversation. */
export function decideByAgent(
  conversation: Conversation,
  command: AgentCommand,
  context: Context,
): Decision {
  if (context.actor.kind !== "agent") return refuse("forbidden");
  const me = { id: context.actor.agentId, name: context.actor.name };
  switch (command.type) {
    case "post":
      return context.ticketClosed
        ? refuse("ticket_closed")
        : post(conversation, command, { me, context });
    case "note":
      return note(conversation, command, { me, context });
    case "accept":
      return accept(conversation, me, context);
    case "decline":
      return decline(conversation, command.because, me);
    case "claim":
      return claim(conversation, me, context);
    case "transfer":
      return transfer(conversation, command, { me, context });
    case "assign":
      return assign(conversation, command, { me, context });
    case "resolve":
      return resolve(conversation, command.reason, { me, context });
    case "unresolve":
      return unresolve(conversation, me, context);
    case "file":
      return file(conversation, me, context);
    case "resume":
      return resume(conversation, command, { me, context });
    default:
      return command satisfies never;
  }
}

type Writer = { readonly me: Me; readonly context: Context };

function note(conversation: Conversation, written: Written, { me, context }: Writer): Decision {
  const going = filesOf(conversation, written, context);
  if (!going.ok) return going;
  const { id, text } = written;
  return events(
    internal({
      type: "note:posted",
      note: { id, agentId: me.id, agentName: me.name, text, ...withFiles(going.files) },
      after: context.heads.public,
    }),
  );
}

/** In a chat only its agent writes; on a ticket any agent may (SPEC P6). */
function post(conversation: Conversation, written: Written, { me, context }: Writer): Decision {
  const { state } = conversation;
  const mine = state.is === "live" && state.agentId === me.id;
  if (state.is === "live" && !mine) return refuse("taken");
  if (!mine && state.is !== "ticketed") return refuse("wrong_state");
  const going = filesOf(conversation, written, context);
  return going.ok
    ? events(open(messagePosted(written, { kind: "agent", ...me }, going.files)))
    : going;
}

function accept(conversation: Conversation, me: Me, context: Context): Decision {
  const { state } = conversation;
  if (state.is === "live") return state.agentId === me.id ? NOTHING : refuse("taken");
  if (state.is !== "offered") return refuse("wrong_state");
  if (state.agentId !== me.id) return refuse("taken");
  return events(
    internal({ type: "offer:ended", agentId: me.id, why: "accepted" }),
    join(me, context),
    ...askedBack(conversation, context),
  );
}

/** What was offered to them alone, or told to everybody (SPEC P3, R14). */
function decline({ state }: Conversation, because: string | null, me: Me): Decision {
  const asked = state.is === "offered" && state.agentId === me.id;
  const told = state.is === "queued" && state.told?.includes(me.id) === true;
  if (!asked && !told) return NOTHING;
  const said = because === null ? {} : { because };
  return events(internal({ type: "offer:ended", agentId: me.id, why: "declined", ...said }));
}

/** Taking a waiting chat unasked; an offer to somebody else stands (SPEC P4). */
function claim(conversation: Conversation, me: Me, context: Context): Decision {
  const { state } = conversation;
  if (state.is === "live") return state.agentId === me.id ? NOTHING : refuse("taken");
  if (state.is === "offered")
    return state.agentId === me.id ? accept(conversation, me, context) : refuse("taken");
  if (state.is !== "queued") return refuse("wrong_state");
  return hasRoom(me.id, context)
    ? events(join(me, context), ...askedBack(conversation, context))
    : refuse("full");
}

/** Why, if it is said, stands with the chat as a note of this agent's (SPEC CO1). */
function resolve(
  { state }: Conversation,
  reason: string | undefined,
  { me, context }: Writer,
): Decision {
  if (state.is === "resolved") return NOTHING;
  if (state.is !== "live") return refuse("wrong_state");
  if (state.agentId !== me.id) return refuse("taken");
  const note = { id: context.fresh.messageId, agentId: me.id, agentName: me.name };
  return events(
    ...(reason === undefined
      ? []
      : [
          internal({
            type: "note:posted",
            note: { ...note, text: reason, why: "resolved" },
            after: context.heads.public,
          }),
        ]),
    open({ type: "conversation:resolved", outcome: "resolved" }),
  );
}

function file(conversation: Conversation, me: Me, context: Context): Decision {
  const { state } = conversation;
  if (state.is === "ticketed") return NOTHING;
  if (state.is !== "live") return refuse("wrong_state");
  return state.agentId === me.id
    ? events(fileTicket(conversation, "closed_unresolved", context))
    : refuse("taken");
}

type Resume = Extract<AgentCommand, { readonly type: "resume" }>;

/** A ticket becomes a chat again when both are there (SPEC T6). */
function resume(
  { state }: Conversation,
  { visitorOnline }: Resume,
  { me, context }: { readonly me: Me; readonly context: Context },
): Decision {
  if (state.is === "live") return state.agentId === me.id ? NOTHING : refuse("taken");
  if (context.ticketClosed) return refuse("ticket_closed");
  if (state.is !== "ticketed" || context.busyElsewhere) return refuse("wrong_state");
  if (!visitorOnline) return refuse("visitor_away");
  return hasRoom(me.id, context) ? events(join(me, context)) : refuse("full");
}
