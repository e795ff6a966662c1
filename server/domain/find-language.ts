import type { Context, ConversationCommand } from "./commands.ts";
import { withdrawn } from "./decide-instead.ts";
import type { Conversation } from "./model.ts";
import { internal, type PendingEvent } from "./pending.ts";
import { lackFor } from "./routing/eligibility.ts";
import { newlyWrittenIn } from "./written-language.ts";

type Decided = {
  readonly command: ConversationCommand;
  readonly events: readonly PendingEvent[];
  readonly context: Context;
};

/** What follows from what they wrote in a step just decided, if it tells another language than was known (SPEC TL). */
export function findLanguage(
  conversation: Conversation,
  { command, events, context }: Decided,
): readonly PendingEvent[] {
  const { knowledge, language: known } = context;
  const text = wroteIn(events);
  if (knowledge.writtenIn === undefined || text === null) return [];
  const { title, lastVisitorText: previous } = conversation;
  const first = title === "" ? null : title;
  const found = newlyWrittenIn({ text, previous, first, known }, knowledge.writtenIn);
  if (found === null) return [];
  const anew = command.type === "post" && isAskedInVain(conversation, found, context);
  return [
    ...(anew ? withdrawn(conversation) : []),
    internal({ type: "language:found", language: found }),
  ];
}

function wroteIn(events: readonly PendingEvent[]): string | null {
  for (const { event } of events) {
    if (event.type !== "message:posted" || event.message.author.kind !== "visitor") continue;
    if (event.message.body.type === "text") return event.message.body.text;
  }
  return null;
}

/** Whoever is being asked was asked before it was known, and would not be now. */
function isAskedInVain(
  { state }: Conversation,
  language: string,
  { floor, waitingIn }: Context,
): boolean {
  const asked = state.is === "offered" ? floor.agents.byId.get(state.agentId) : undefined;
  const chat = waitingIn(language);
  return asked !== undefined && chat !== null && lackFor(asked, chat) !== null;
}
