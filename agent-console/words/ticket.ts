/** The words of a ticket's page and of the lists of tickets. */
import type { TicketChange, TicketHistoryEntry } from "../../server/protocol/ticket.ts";
import { automaticAnswer, mailFailed } from "./mail.ts";
import { quoted, sentence } from "./common.ts";
import { fallWords } from "./talk.ts";
import { statusWords } from "./ticket-status.ts";
import { slaWords } from "./sla.ts";
import { taskChangeWords, tasksMovedWords } from "./tasks.ts";

export const ticketWords = {
  missing: {
    title: "This ticket is not here",
    text: "The address may not be whole. Look for it under Tickets.",
  },
  solve: "Solve",
  toChat: "Go to the chat",
  chatLive: (name: string, here: boolean) =>
    here ? `Chat live, ${name} is here` : `Chat live when ${name} is here`,
  chatLiveShort: (here: boolean) => (here ? "Chat live" : "Not here"),
  fell: (day: string, why: string) => `Filed ${day}: ${why}`,
  from: "From",
  noNews: "No e-mail given; answers show in the widget",
  newsTo: (email: string) => `News for ${email}`,
  status: "Status",
  assignee: "Who has it",
  nobody: "Nobody yet",
  me: (name: string) => `${name} (you)`,
  priority: "Priority",
  priorities: { low: "Low", normal: "Normal", high: "High", urgent: "Urgent" },
  kind: "Type",
  kinds: { question: "Question", problem: "Problem", call_back: "Call back" },
  tags: "Tags",
  addTag: "Add a tag",
  add: "Add",
  removeTag: (tag: string) => `Remove the tag ${tag}`,
  suggested: "Used before",
  subject: "Subject",
  editSubject: "Change the subject",
  saveSubject: "Save",
  closes: (when: string) => `Closes ${when} unless the customer writes`,
  confirmed: (name: string) => `${name} says it is solved`,
  askedCustomer: (name: string) => `${name} is asked whether it is solved`,
  closed: "Closed. What the customer writes opens a new ticket.",
  followsUp: (reference: string) => `Goes on from ${reference}`,
  followedBy: (reference: string) => `Goes on as ${reference}`,
  tabs: "Conversation, history or linked tickets",
  tab: { conversation: "Conversation", history: "History", linked: "Linked" },
  linked: {
    none: "Nothing is linked with this ticket yet.",
    unlink: (reference: string) => `Take the link to ${reference} away`,
    reference: "A reference, like CAS-1002",
    link: "Link",
    merge: "Merge into it",
    unknown: "There is no other ticket with that reference in the lists.",
    mergeAsk: (from: string, to: string, subject: string) =>
      `${from} closes and goes on as ${to}, “${subject}”. This cannot be undone.`,
    mergeYes: (to: string) => `Merge into ${to}`,
    mergeNo: "Keep both",
  },
  desk: {
    count: (count: number) => (count === 1 ? "1 ticket" : `${count} tickets`),
    chosen: (count: number, of: number) => `${count} of ${of} chosen`,
    choose: (reference: string) => `Choose ${reference}`,
    anyPriority: "Any priority",
    anyKind: "Any type",
    anyTag: "Any tag",
    anybody: "Anybody’s",
    sort: "Order",
    sorts: {
      oldest: "Oldest first",
      newest: "Newest first",
      quickest: "Quickest first",
      priority: "By priority",
      deadline: "By deadline",
    },
    reset: "Reset",
    saveView: "Save",
    saveAs: "Save as a view",
    viewName: "Name of the view",
    cancel: "Cancel",
    more: "More",
    removeView: "Remove this view",
    removed: (name: string) => `The view ${name} is gone for everybody.`,
    undo: "Undo",
    bulk: "Change the chosen tickets",
    many: (count: number) => `${count} chosen`,
    apply: "Change them",
    clear: "Choose none",
  },
  search: {
    title: "Search",
    label: "Search tickets, chats and contacts",
    kinds: { ticket: "Tickets", chat: "Chats", contact: "Contacts" },
    empty: {
      title: "Look for anything that was written",
      text: "Words in any language, a reference, a name or an e-mail address. All of them have to be there.",
    },
    nothing: {
      title: "Nothing found",
      text: "Try fewer words, or only the beginning of one.",
    },
    more: "There is more. Add a word to narrow it down.",
  },
  before: "What was said before",
  chatWith: (names: string) => `Chat with ${names}`,
};

/** A line of a ticket's history, and whose doing it was. */
export function historyWords(
  { by, change }: TicketHistoryEntry,
  names: { readonly contact: string; readonly me: string },
): { readonly title: string; readonly by: string } {
  const doer = by.kind === "agent" ? by.name : by.kind === "visitor" ? names.contact : "";
  return { title: changeWords(change), by: doer === names.me ? "you" : doer };
}

function changeWords(change: TicketChange): string {
  switch (change.what) {
    case "filed":
      return `Filed: ${fallWords[change.reason]}`;
    case "status":
      return `${statusWords[change.from]} to ${statusWords[change.to].toLowerCase()}`;
    case "assignee":
      return change.to === null ? "Given back: nobody has it" : `Given to ${change.to}`;
    case "priority":
      return `Priority ${ticketWords.priorities[change.from].toLowerCase()} to ${ticketWords.priorities[change.to].toLowerCase()}`;
    case "kind":
      return `Type ${ticketWords.kinds[change.from].toLowerCase()} to ${ticketWords.kinds[change.to].toLowerCase()}`;
    case "tags":
      return tagWords(change);
    case "subject":
      return `Subject now ${quoted(change.to)}, was ${quoted(change.from)}`;
    case "confirmed":
      return "Agreed that it is solved";
    case "linked":
      return `Linked with ${change.reference}`;
    case "unlinked":
      return `No longer linked with ${change.reference}`;
    case "split":
      return `A message became ${change.reference}`;
    case "tasks_moved":
      return tasksMovedWords(change);
    case "merged_into":
      return `Became part of ${change.reference}`;
    case "merged_in":
      return `${change.reference} became part of this`;
    case "followed":
      return `Goes on as ${change.reference}`;
    case "email":
      return `News goes to ${change.email}`;
    case "mail_failed":
      return mailFailed(change);
    case "reminded":
      return `Reminded by e-mail after ${change.hours} h without an answer`;
    case "mail_automatic":
      return automaticAnswer(change);
    case "mail_elsewhere":
      return `Answers a mail on ${change.reference}, but from another address than that went to`;
    case "call":
      return `Asked to be called: ${change.call.name}, ${change.call.phone}`;
    case "team":
      return change.team === null ? `Tier ${change.tier}` : `${change.team}, tier ${change.tier}`;
    case "sla":
      return change.stage === "warned"
        ? `${slaWords.metrics[change.metric]} is due soon`
        : `${slaWords.metrics[change.metric]} is late`;
    case "task":
      return taskChangeWords(change);
    case "process":
      return `Begun: ${change.name}`;
    case "live":
      return "Turned into a live chat";
  }
}

function tagWords({ added, removed }: Extract<TicketChange, { readonly what: "tags" }>): string {
  const parts = [
    ...(added.length === 0 ? [] : [`tagged ${added.join(", ")}`]),
    ...(removed.length === 0 ? [] : [`no longer tagged ${removed.join(", ")}`]),
  ];
  return sentence(parts.join("; "));
}
