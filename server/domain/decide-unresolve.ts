import { events, NOTHING, refuse, type Context, type Decision } from "./commands.ts";
import { hasRoom, type Me } from "./join.ts";
import type { Conversation, ResolvedState } from "./model.ts";
import { open } from "./pending.ts";

/** For how long a chat that was resolved can be taken back, in milliseconds. */
const TAKEN_BACK_MS = 60_000;

/** A chat was resolved too soon: it goes on with the agent whose it was, unless something came of its end (SPEC CO8). */
export function unresolve(conversation: Conversation, me: Me, context: Context): Decision {
  const { state } = conversation;
  if (state.is === "live") return state.agentId === me.id ? NOTHING : refuse("taken");
  if (state.is !== "resolved" || state.last === undefined) return refuse("wrong_state");
  if (state.last.agentId !== me.id) return refuse("forbidden");
  if (context.now - state.at > TAKEN_BACK_MS) return refuse("wrong_state");
  if (isJudged(conversation, state, context)) return refuse("rated");
  if (context.busyElsewhere) return refuse("talks_elsewhere");
  if (context.ticketClosed) return refuse("ticket_closed");
  if (!hasRoom(me.id, context)) return refuse("full");
  return events(
    open({
      type: "agent:joined",
      agentId: me.id,
      agentName: me.name,
      before: state.last.before,
    }),
  );
}

/** Its visitor has said since how it was, or that it is solved. */
function isJudged(
  { rated }: Conversation,
  { at }: ResolvedState,
  { ticketConfirmed }: Context,
): boolean {
  return ticketConfirmed || (rated !== undefined && rated.at >= at);
}
