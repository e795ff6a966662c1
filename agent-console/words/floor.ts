import type { SiteConversation } from "../../server/protocol/on-site.ts";
import type { AgentStand } from "../floor/floor.ts";

const STANDS: Readonly<Record<AgentStand, string>> = {
  free: "Free",
  full: "Full",
  away: "Away",
  leave: "On leave",
  absent: "Not signed in",
};

const RESTS: Readonly<Partial<Record<AgentStand, string>>> = {
  away: "away",
  leave: "on leave",
  absent: "not signed in",
};

const CHATS: Readonly<Record<Exclude<SiteConversation["with"], "agent">, string>> = {
  bot: "With the answer bot",
  queue: "Waits for a person",
  none: "No chat now",
};

/** The words of the floor. */
export const floorWords = {
  title: "Floor",
  waiting: "Waiting",
  live: "Live chats",
  places: "Free places",
  unassigned: "Unassigned tickets",
  longest: "longest",
  onDuty: (count: number) => `${count} on duty`,
  agents: "People",
  queue: "Who waits",
  nobodyWaits: "Nobody is waiting.",
  stands: STANDS,
  noChats: "No chats",
  watch: "Watch the chat with",
  give: "Give to somebody",
  giveOf: (name: string) => `Give to somebody: ${name}`,
  offeredTo: (name: string) => `offered to ${name}`,
  alerts: "Worth a look",
  nobody: (waiting: number) =>
    waiting === 1
      ? "One person waits and nobody is on duty."
      : `${waiting} people wait and nobody is on duty.`,
  longWait: (name: string) => `${name} has waited`,
  unanswered: (name: string) => `${name} has had no answer for`,
  withAgent: (name: string, stand: AgentStand) =>
    `, in a chat with ${name}${RESTS[stand] === undefined ? "" : `, who is ${RESTS[stand]}`}`,
  onSite: "On your site now",
  onSiteHow:
    "Visitors whose chat is connected: they opened it, came back with something open, or were shown a proactive message. Whoever only reads your pages is not seen. Nothing of this is kept.",
  nobodyOnSite: "Nobody’s chat is connected.",
  notAllNodes: "One of your servers has not answered: its visitors are missing here.",
  latestOf: (shown: number, count: number) => `The latest ${shown} of ${count}.`,
  verified: "verified",
  pageUnknown: "Page not known",
  noChatYet: "No chat yet",
  chatWith: (who: SiteConversation["with"], agent: string | null) =>
    who === "agent" ? `In a chat with ${agent ?? ""}` : CHATS[who],
  open: "Open",
  openOf: (name: string) => `Open the chat of ${name}`,
  breach: (reference: string) => `${reference}: a promise is late`,
  more: (count: number) => (count === 1 ? "And one more." : `And ${count} more.`),
  whisper:
    "Open a chat to read along. A note you write there is told to its agent at once, and never to the visitor.",
};
