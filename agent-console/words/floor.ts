import type { AgentStand } from "../floor/floor.ts";

const STANDS: Readonly<Record<AgentStand, string>> = {
  free: "Free",
  full: "Full",
  away: "Away",
  leave: "On leave",
  absent: "Not signed in",
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
  whisper: "Open a chat to read along. A note there reaches its agent and never the visitor.",
};
