import type { KeyAction } from "../keys/shortcuts.ts";
import type { ViewName } from "../route.ts";

/** The words of the command bar and the keys. */
export const commandWords = {
  open: "Search or do",
  title: "Commands",
  results: "Results",
  chatWith: (name: string) => `Chat with ${name}`,
  groups: {
    offer: "Offered to you",
    conversation: "This conversation",
    ticket: "This ticket",
    contact: "This contact",
    go: "Go to",
    settings: "Settings",
    me: "You",
    macros: "Macros",
    canned: "Canned replies",
    found: "Found",
  },
  nothing: "Nothing like that here.",
  searching: "Looking through tickets, chats and contacts",
  everywhere: (text: string) => `Search everywhere for “${text}”`,
  choose: "choose",
  doIt: "do it",
  allKeys: "all shortcuts",
  resolve: "Resolve as solved",
  file: "File a ticket",
  claim: "Take this chat",
  transfer: "Transfer this chat",
  give: "Give this chat to somebody",
  takeOver: "Take this chat over",
  reply: "Write a reply",
  note: "Write a note",
  openTicket: (reference: string) => `Open ${reference}`,
  be: { online: "Be online", away: "Be away" },
  mySettings: "My settings",
  mySettingsAlso: "sound notifications theme dark light dense shortcuts leave",
  signOut: "Sign out",
  found: { ticket: "Ticket", chat: "Chat", contact: "Contact" },
  also: {
    resolve: "solve close done end",
    file: "unsolved close",
    block: "ban spam abuse mute unblock",
    transfer: "hand give forward escalate team tier queue",
  },
};

const VIEW_KEYS: Readonly<Record<ViewName, string>> = {
  mine: "Mine",
  waiting: "Waiting",
  unassigned: "Unassigned",
  all: "All chats",
  tickets: "Tickets",
  closed: "Closed",
};

export const keyWords = {
  title: "Keyboard shortcuts",
  how: "Letters work while you are not writing.",
  off: "Letters are off. Turn them on in your settings.",
  groups: { anywhere: "Anywhere", chat: "In a conversation", go: "Go to" },
  leave: "Leave the field, so that letters work",
  send: "Send, and Shift Enter for a new line",
};

/** What a key does, as the sheet says it. */
export function keyActionWords(action: KeyAction): string {
  switch (action.is) {
    case "commands":
      return "Search or do anything";
    case "search":
      return "Search tickets, chats and contacts";
    case "help":
      return "This sheet";
    case "accept":
      return "Accept the chat offered to you";
    case "pass":
      return "Pass on it";
    case "resolve":
      return commandWords.resolve;
    case "file":
      return commandWords.file;
    case "transfer":
      return commandWords.transfer;
    case "reply":
      return commandWords.reply;
    case "note":
      return commandWords.note;
    case "step":
      return action.by === 1 ? "Next in the list" : "Previous in the list";
    case "view":
      return VIEW_KEYS[action.view];
    case "knowledge":
      return "Knowledge";
  }
}
