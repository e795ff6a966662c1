import type { Agent } from "../../server/protocol/registers.ts";

/** The words of handing a chat on. */
export const handOnWords = {
  button: "Transfer",
  title: "Hand this chat on",
  assignTitle: "Give this chat to",
  give: "Give it to somebody",
  takeOver: "Take over",
  find: "Find a person or a team",
  people: "People",
  elsewhere: "Or to",
  nobody: "Nobody of that name.",
  note: "Note for whoever takes it",
  noteHint: "They read it first. The visitor never sees it, only who is coming.",
  go: "Hand on",
  goTo: (name: string) => `Hand to ${name}`,
  assignTo: (name: string) => `Give to ${name}`,
  choose: "Choose who gets it",
  team: (name: string) => `${name}, the team`,
  tier: (tier: string) => `A specialist, tier ${tier}`,
  queue: "Back to the queue",
  onDuty: (others: number) => (others === 0 ? "Nobody else on duty" : `${others} on duty`),
  done: (name: string) => `Handed to ${name}.`,
  doneQueue: "Back in the queue.",
  noteMissing: "Write a note for whoever takes it: they read it first.",
  state(
    agent: Agent,
    { isPresent, isOut, isFull }: Readonly<Record<"isPresent" | "isOut" | "isFull", boolean>>,
  ): string {
    if (isOut) return "On leave";
    if (!isPresent) return "Not signed in";
    if (agent.availability === "away") return "Away";
    const load = `${agent.load} of ${agent.capacity}`;
    return isFull ? `Full, ${load}` : load;
  },
};
