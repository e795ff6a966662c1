import type {
  BotPhrase,
  Coming,
  FallReason,
  HandoffReason,
  Outcome,
} from "../../server/protocol/conversation.ts";
import type { MessageState } from "../../widget/ui/turns.ts";

/** Why a question became a ticket. */
export const fallWords: Readonly<Record<FallReason, string>> = {
  nobody_on_duty: "nobody was on duty",
  queue_limit: "the wait got too long",
  visitor_left: "the visitor left while waiting",
  closed_unresolved: "the chat was closed unsolved",
  silent: "the chat went silent with a question open",
  left_unanswered: "the visitor left before an answer",
  reopened: "the customer wrote after the chat was solved",
  follow_up: "the customer wrote on a closed ticket",
  split: "a message of another ticket became its own",
  closed: "the team was closed",
  left_message: "the visitor left a message instead of waiting",
  call_back: "the visitor asked for a call",
  email: "it came by e-mail",
};

export const outcomeWords: Readonly<Record<Outcome, string>> = {
  deflected: "Solved by the bot",
  resolved: "Solved",
  quiet: "Answered, then quiet",
};

export const phraseWords: Readonly<Record<BotPhrase, string>> = {
  greeting: "Said hello",
  welcome: "Said you’re welcome",
  goodbye: "Said goodbye",
  not_sure: "Was not sure, and asked to put it another way",
  glad: "Was glad that it helped",
  ask_again: "Asked what the question is",
  sorry: "Said sorry, and asked for a person",
};

export const messageStateWords: Readonly<Record<MessageState, string>> = {
  sending: "Sending",
  waiting: "Waits for connection",
  failed: "Not sent",
  sent: "Sent",
  delivered: "Delivered",
  seen: "Seen",
  heard: "Sent",
};

/** The words around a conversation and between what was said. */
export const talkWords = {
  nothingOpen: {
    title: "Nothing open",
    text: "Choose a conversation from the list. The arrow keys go through it, Enter opens.",
  },
  missing: {
    title: "This conversation is not here",
    text: "It may be gone, or the address is not whole. The lists show what there is.",
  },
  thread: "Conversation",
  back: (view: string) => `Back to ${view}`,
  more: "More",
  resolve: "Resolve",
  file: "File ticket",
  claim: "Take this chat",
  openTicket: (reference: string) => `Open ${reference}`,
  clockIn: ({ clock, place }: { readonly clock: string; readonly place: string }) =>
    `${clock} in ${place}`,
  here: (online: boolean) => (online ? "Here now" : "Not here now"),
  withBot: "With the bot",
  offeredTo: (name: string) => `Waiting, offered to ${name}`,
  waitingSince: (time: string) => `Waiting since ${time}`,
  liveSince: (time: string) => `Live since ${time}`,
  liveWith: (name: string, time: string) => `Live with ${name} since ${time}`,
  ended: (outcome: string, day: string) => `${outcome}, ${day}`,
  ticket: (reference: string, fall: string) => `${reference}: ${fall}`,
  joined: (name: string) => `${name} joined`,
  filed: (reference: string, fall: string) => `Became ${reference}: ${fall}`,
  unread: "New",
  newMessages: "New messages",
  isTyping: (name: string) => `${name} is typing`,
  inOtherWords: "In other words. The article says:",
  onlyAgents: "Note, only agents see this",
  tryAgain: "Try again",
  discard: "Discard",
  split: "Make this a ticket",
};

/** The words of what the bot tried. */
export const attemptWords = {
  title: "What the bot tried",
  verdicts: {
    helped: "Helped",
    said_no: "Did not help",
    no_word: "No word",
    found_nothing: "Found nothing",
  },
  gist: (article: string | null, verdict: string) =>
    article === null ? verdict : `${article}: ${verdict.toLowerCase()}`,
};

/** The words of where one writes. */
export const writerWords = {
  names: { reply: "Reply", note: "Note" },
  modes: "What to write",
  reply: (name: string) => `Write to ${name}`,
  note: "Write a note, only agents see it",
  send: "Send",
  saveNote: "Add note",
  kept: "Draft kept",
  noReply: (name: string | null, standing: string): string => {
    if (name !== null) return `${name} answers here`;
    if (standing === "resolved") return "This chat has ended";
    return standing === "bot" ? "The bot answers here" : "Take the chat to answer";
  },
};

/** Why the bot stood aside. */
export function handoffWords(reason: HandoffReason, visitor: string): string {
  switch (reason) {
    case "asked":
      return `${visitor} asked for a person`;
    case "frustrated":
      return `${visitor} was losing patience with the bot`;
    case "said_no":
      return `${visitor} said the answer did not help`;
    case "two_misses":
      return "The bot did not find an answer";
    case "file_sent":
      return `${visitor} sent a file, which the bot cannot read`;
    case "agent_left":
      return "Back in the queue, the agent left";
    case "transferred":
      return "Handed on";
  }
}

/** An agent handed the chat on. */
export function transferWords(agentName: string, to: Coming): string {
  switch (to.is) {
    case "agent":
    case "team":
      return `${agentName} handed it to ${to.name}`;
    case "specialist":
      return `${agentName} handed it up a tier`;
    case "next":
      return `${agentName} gave it back to the queue`;
  }
}

export function triedWords(times: number): string {
  if (times === 1) return "The bot tried once";
  return times === 2 ? "The bot tried twice" : `The bot tried ${times} times`;
}
