import type { ConversationView } from "../../server/protocol/view.ts";
import type { Say } from "../words/common.ts";
import { fallWords, outcomeWords, talkWords } from "../words/talk.ts";
import type { Standing } from "./standing.ts";

/** How a conversation stands, in one short sentence. Pure. */
export function stateSentence(view: ConversationView, standing: Standing, say: Say): string {
  const { phase } = view.public;
  switch (phase.is) {
    case "bot":
      return talkWords.withBot;
    case "waiting":
      return standing.is === "offered"
        ? talkWords.offeredTo(standing.name)
        : talkWords.waitingSince(say.clock(phase.since));
    case "live":
      return standing.is === "mine"
        ? talkWords.liveSince(say.clock(phase.since))
        : talkWords.liveWith(phase.agentName, say.clock(phase.since));
    case "resolved":
      return talkWords.ended(outcomeWords[phase.outcome], say.day(phase.at));
    case "ticketed":
      return talkWords.ticket(phase.reference, fallWords[phase.reason]);
  }
}
