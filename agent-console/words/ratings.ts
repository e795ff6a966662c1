import type { Tally } from "../../server/protocol/satisfaction.ts";

/** The words of how customers found it. */
export const ratingsWords = {
  period: "Time",
  days: (days: number) => `${days} days`,
  good: "Good",
  answers: "Answers",
  bad: "Bad",
  share: (share: number | null) => (share === null ? "–" : `${share} %`),
  of: ({ good, bad }: Tally) => `${good} good, ${bad} bad`,
  agents: "By person",
  teams: "By team",
  name: "Name",
  said: "What they said",
  nothingSaid: "Nobody has added words.",
  counts:
    "An answer counts once for everybody who wrote to the customer, and for each team they are in now. Customers can change it for a day; the last word counts.",
  notWhole:
    "There are more answers than are counted here: these are the conversations that changed last.",
  none: "No answers in this time",
  noneHow:
    "Customers are asked how it was once a chat is resolved or a ticket solved: in the chat, by mail and on the page of their request.",
  by: (names: readonly string[]) => names.join(", "),
  open: "Open",
  openOf: (name: string) => `Open the conversation with ${name}`,
  failed: "The answers could not be read.",
  again: "Try again",
};
