import type { InboxRow, StoryItem } from "../../server/protocol/registers.ts";

/** The words of who a contact is, and of what came before. */
export const contactWords = {
  title: "Contact",
  show: "Show contact",
  localTime: "Local time",
  language: "Language",
  writes: (language: string) => `Writes ${language}`,
  widgetIn: (language: string) => `Widget in ${language}`,
  page: (here: boolean) => (here ? "Page now" : "Last page"),
  email: "E-mail",
  noEmail: "Not given",
  firstSeen: "First seen",
  who: "Identity",
  verified: {
    site: "Verified by your site",
    email: "Verified by e-mail",
    both: "Verified by your site and by e-mail",
  },
  verifiedHow: {
    site: "They are signed in there.",
    email: "They opened what was mailed to this address.",
    both: "They are signed in there, and opened what was mailed to this address.",
  },
  unverified: "Not verified",
  did: "On your site",
  story: "Story",
  firstVisit: "First visit",
  untitled: "No question yet",
};

/** The words of what supervisors decide about a contact, and of being out. */
export const careWords = {
  title: "How we treat them",
  owner: "Own agent",
  nobody: "Nobody in particular",
  vip: "VIP: goes before others in the queue",
  isVip: "VIP",
  plan: "Plan",
  planHint: "As your routing knows it.",
  noPlan: "None",
  edit: "Change",
  editWhat: "Change own agent, VIP or plan",
  save: "Save",
  cancel: "Cancel",
  merge: "Same person as another contact",
  mergeTitle: "Who is the same person?",
  mergeHow: (name: string) => `Their chats and requests become ${name}’s. This cannot be undone.`,
  mergeFind: "Find a contact by name or e-mail",
  mergeNothing: "Nobody like that.",
  mergeDo: (from: string, to: string) => `Make ${from} part of ${to}`,
  mergeChoose: "Choose a contact",
  merged: (from: string, to: string) => `${from} is now part of ${to}.`,
};

export const leaveWords = {
  title: "On leave",
  how: "No chats come to you until you are back. Who knows you is given to your stand-in first.",
  until: "Back on",
  untilHint: "Left empty: until you come back yourself.",
  standIn: "Stand-in",
  nobody: "Nobody in particular",
  start: "Go on leave",
  noChats: "No chats come to you.",
  back: "I am back",
  now: (until: string | null) =>
    until === null ? "You are on leave." : `You are on leave until ${until}.`,
};

export const blockWords = {
  title: "Who may write",
  block: "Block this contact",
  unblock: "Let them write again",
  since: (name: string, day: string) => `Blocked by ${name} ${day}. Nothing they send is taken.`,
  done: (name: string) => `${name} can write no more.`,
  undone: (name: string) => `${name} can write again.`,
  undo: "Undo",
};

type Told = {
  readonly me: string;
  readonly day: string;
  /** Who has it while it goes on. */
  readonly holder: Pick<InboxRow, "agentId" | "agentName"> | null;
};

/** How an earlier conversation ended, and with whom; or who has it now. */
export function storyWords(item: StoryItem, { me, day, holder }: Told): string {
  const people = item.agents.map((agent) => (agent.agentId === me ? "you" : agent.name)).join(", ");
  switch (item.end) {
    case null:
      if (holder === null) return "Now";
      return `Live with ${holder.agentId === me ? "you" : (holder.agentName ?? "")}`;
    case "deflected":
      return listed(day, "solved by the bot");
    case "resolved":
      return listed(day, people, "solved");
    case "quiet":
      return listed(day, people, "answered, then quiet");
    case "ticketed":
      return listed(day, item.reference ?? "", people, "became a ticket");
  }
}

function listed(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(", ");
}

/** What a contact came with before this. */
export function earlierWords(earlier: readonly StoryItem[]): string {
  if (earlier.length === 0) return "First visit";
  const tickets = earlier.filter((item) => item.ticketId !== null).length;
  const chats = counted(earlier.length - tickets, "conversation");
  return `Earlier: ${[chats, counted(tickets, "ticket")].filter((part) => part !== "").join(", ")}`;
}

function counted(count: number, one: string): string {
  if (count === 0) return "";
  return `${count} ${count === 1 ? one : `${one}s`}`;
}

export function aheadWords({
  place,
  ahead,
}: {
  readonly place: string;
  readonly ahead: number;
}): string {
  if (ahead === 0) return `${place}, as with you`;
  const hours = `${Math.abs(ahead)} h`;
  return `${place}, ${hours} ${ahead > 0 ? "ahead of" : "behind"} you`;
}
