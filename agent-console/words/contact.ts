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
