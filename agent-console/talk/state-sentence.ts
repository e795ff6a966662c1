import type { ConversationView } from "../../server/protocol/view.ts";
import { words, type Say } from "../words.ts";
import { keptWords } from "../words/kept.ts";
import type { Standing } from "./standing.ts";

/** How a conversation stands, in one short sentence. Pure. */
export function stateSentence(view: ConversationView, standing: Standing, say: Say): string {
  const kept = keptSentence(view, say);
  return kept === null ? plain(view, standing, say) : `${plain(view, standing, say)}, ${kept}`;
}

function plain(view: ConversationView, standing: Standing, say: Say): string {
  const { phase } = view.public;
  switch (phase.is) {
    case "bot":
      return words.talk.withBot;
    case "waiting":
      return standing.is === "offered"
        ? words.talk.offeredTo(standing.name)
        : words.talk.waitingSince(say.clock(phase.since));
    case "live":
      return standing.is === "mine"
        ? words.talk.liveSince(say.clock(phase.since))
        : words.talk.liveWith(phase.agentName, say.clock(phase.since));
    case "resolved":
      return words.talk.ended(words.outcomes[phase.outcome], say.day(phase.at));
    case "ticketed":
      return words.talk.ticket(phase.reference, words.falls[phase.reason]);
  }
}

/** The visitor keeps their place and need not be there: until they are back in the chat. Null: no. */
function keptSentence(
  { public: { kept, phase }, internal }: ConversationView,
  say: Say,
): string | null {
  if (kept === null) return null;
  if (phase.is === "waiting") return keptWords.keeps(kept.email, say.clock(kept.until));
  const invitedAt = internal?.invitedAt ?? null;
  return phase.is === "live" && invitedAt !== null && invitedAt >= phase.since
    ? keptWords.invited(kept.email, say.clock(invitedAt))
    : null;
}
