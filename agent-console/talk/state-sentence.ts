import type { ConversationView } from "../../server/protocol/view.ts";
import { words, type Say } from "../words.ts";
import type { Standing } from "./standing.ts";

/** How a conversation stands, in one short sentence. Pure. */
export function stateSentence(view: ConversationView, standing: Standing, say: Say): string {
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
