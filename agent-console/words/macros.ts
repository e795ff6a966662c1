import type { MacroAction } from "../../server/protocol/macros.ts";
import type { Hindrance } from "../command/macro-plan.ts";
import { statusWords } from "./ticket-status.ts";
import { ticketWords } from "./ticket.ts";
import { toolkitWords } from "./toolkit.ts";

/** The words of macros. */
export const macroWords = {
  run: "Macros",
  will: "What it does here",
  doIt: "Do it",
  doRest: "Do the rest",
  cancel: "Cancel",
  done: (name: string) => `${name}: done.`,
  notAll: (name: string, what: string) => `${name}: not done: ${what}.`,
  does: {
    reply: "Reply",
    note: "Note",
    tags: "Tags",
    status: "Status",
    priority: "Priority",
    assignee: "Who has it",
  },
  sends: "Send",
  puts: "Write, to be sent by you",
  me: "Whoever runs it",
  same: "Leave as it is",
  settings: {
    title: "Macros",
    how: "Several things at once, from the command bar (Ctrl K) or a ticket’s bolt. What it does is shown first.",
    none: "None yet. Begin with what you do on many tickets alike.",
    add: "Add a macro",
    newName: "New macro",
    reply: "Reply, empty for none",
    send: "Send it at once",
    note: "Note, empty for none",
    tags: "Tags, with commas between them",
  },
};

export function actionWords(action: MacroAction, nameOf: (agentId: string) => string): string {
  switch (action.does) {
    case "reply":
    case "note":
      return action.text;
    case "tags":
      return action.add.join(", ");
    case "status":
      return statusWords[action.to];
    case "priority":
      return ticketWords.priorities[action.to];
    case "assignee":
      return action.to === "nobody" ? ticketWords.nobody : nameOf(action.to);
  }
}

export function hindranceWords(hindrance: Hindrance): string {
  switch (hindrance.is) {
    case "no_ticket":
      return "There is no ticket yet.";
    case "closed":
      return "The ticket is closed.";
    case "may_not_reply":
      return "You cannot write to the customer here now.";
    case "nobody_there":
      return "They are no longer there.";
    case "too_many_tags":
      return "The ticket would have too many tags.";
    case "not_known":
      return toolkitWords.canned.left(hindrance.names);
  }
}
