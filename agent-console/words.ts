/** Every word of the console, in one place. Times arrive already written for the reader. */
import type {
  BotPhrase,
  Coming,
  FallReason,
  HandoffReason,
  Outcome,
} from "../server/protocol/conversation.ts";
import { ERRORS, type ErrorCode } from "../server/protocol/errors.ts";
import type { StoryItem } from "../server/protocol/registers.ts";
import type { TicketStatus } from "../server/protocol/ticket.ts";
import type { MessageState } from "../widget/ui/turns.ts";
import type { Filter, ViewName } from "./route.ts";
import type { GroupName } from "./state/views.ts";

/** How the reader's instants are written. */
export type Say = {
  readonly clock: (at: number) => string;
  readonly day: (at: number) => string;
  /** "today", "tomorrow", "on 3 March". */
  readonly onDay: (at: number) => string;
};

const VIEWS: Readonly<Record<ViewName, string>> = {
  mine: "Mine",
  waiting: "Waiting",
  unassigned: "Unassigned",
  all: "All chats",
  tickets: "Tickets",
  closed: "Closed",
};

const STATUS: Readonly<Record<TicketStatus, string>> = {
  new: "New",
  open: "Open",
  pending: "Pending",
  on_hold: "On hold",
  solved: "Solved",
  closed: "Closed",
};

const FILTER: Readonly<Record<Filter, string>> = {
  all: "All",
  chats: "Chats",
  tickets: "Tickets",
  breaching: "Breaching soon",
  ...STATUS,
};

const GROUPS: Readonly<Record<Exclude<GroupName, "plain">, string>> = {
  needs_us: "Needs a reply",
  waits_for_them: "Waiting for them",
};

const EMPTY: Readonly<Record<ViewName, { readonly title: string; readonly text: string }>> = {
  mine: {
    title: "Nothing waits for you",
    text: "Chats you accept and tickets given to you gather here, the longest waiting on top.",
  },
  waiting: {
    title: "Nobody is waiting",
    text: "When the bot cannot help, a visitor waits here until somebody takes the chat.",
  },
  unassigned: {
    title: "Every ticket has somebody",
    text: "A question nobody could take in time becomes a ticket and lands here.",
  },
  all: {
    title: "No live chats",
    text: "Every chat in progress shows here, yours and your colleagues’.",
  },
  tickets: {
    title: "No tickets here",
    text: "What stays unresolved becomes a ticket by itself, with the whole story attached.",
  },
  closed: {
    title: "Nothing closed lately",
    text: "Solved chats stay here for a while, so that you can look back.",
  },
};

const FALLS: Readonly<Record<FallReason, string>> = {
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

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  deflected: "Solved by the bot",
  resolved: "Solved",
  quiet: "Answered, then quiet",
};

const PHRASES: Readonly<Record<BotPhrase, string>> = {
  greeting: "Said hello",
  welcome: "Said you’re welcome",
  goodbye: "Said goodbye",
  not_sure: "Was not sure, and asked to put it another way",
  glad: "Was glad that it helped",
  ask_again: "Asked what the question is",
  sorry: "Said sorry, and asked for a person",
};

const MESSAGE_STATES: Readonly<Record<MessageState, string>> = {
  sending: "Sending",
  waiting: "Waits for connection",
  failed: "Not sent",
  sent: "Sent",
  delivered: "Delivered",
  seen: "Seen",
  heard: "Sent",
};

/** What the common message of a failure does not say well enough. */
const FAILURES: Readonly<Record<string, string>> = {
  "conversation:transfer not_found": "There is nobody there to hand it to any more.",
  "conversation:transfer taken": "Somebody else has this chat now.",
  "offer:accept taken": "Somebody else took this chat.",
  "offer:accept wrong_state": "This chat is no longer offered to you.",
  "offer:accept not_found": "This chat is no longer offered to you.",
  "offer:decline wrong_state": "This chat is no longer offered to you.",
  "conversation:claim taken": "Somebody else took this chat first.",
  "conversation:claim wrong_state": "This chat is no longer waiting.",
};

const OFFLINE = "There is no connection, so this was not done. Try again when it is back.";

export const words = {
  product: "Cascade",
  views: VIEWS,
  statuses: STATUS,
  groups: GROUPS,
  empty: EMPTY,
  falls: FALLS,
  outcomes: OUTCOMES,
  phrases: PHRASES,
  messageStates: MESSAGE_STATES,

  close: "Close",
  you: "you",
  You: "You",
  visitor: "Visitor",
  bot: "Bot",
  pages: {
    floor: "Floor",
    team: "Team",
    settings: "Settings",
    toolkit: "Team toolkit",
    notices: "For you",
    me: "Me",
  },
  availability: { online: "Online", away: "Away" },

  copy: {
    copy: "Copy",
    copied: "Copied",
    said: { copied: "Copied.", selected: "Selected. Copy it with the keyboard." },
  },
  dismiss: "Dismiss",
  loading: "Loading",
  notFetched: {
    title: "This part did not load",
    text: "The connection may be gone, or the server has a newer version.",
  },
  connection: {
    reconnecting: "Reconnecting. What you write is kept, and sent when the connection is back.",
    outdated: "This page is out of date. What you wrote is kept.",
    reload: "Reload",
  },
  account: {
    unreachable: "The server does not answer. Trying again by itself.",
    noAnswer: "The server does not answer. Try again in a moment.",
    signIn: "Sign in",
    signingIn: "Signing in",
    because: {
      fresh: null,
      refused: "You were signed out. What you wrote is kept on this device; sign in to go on.",
      left: "You are signed out.",
    },
    titles: { setup: "Set up Cascade", join: "Join your team" },
    intro: {
      setup: "You are the first here, so you become the administrator: you invite the others.",
      join: "Choose how you sign in from now on.",
    },
    enter: { setup: "Set up and sign in", join: "Join and sign in" },
    linkKept: { title: "The server does not answer", text: "Your link is kept on this page." },
    tryAgain: "Try again",
    used: "This link has been used or has expired",
    whatToDo: {
      setup: "If you made the account, sign in. If somebody else did, ask them to invite you.",
      join: "If you made your account with it, sign in. If not, ask an administrator for a new one.",
    },
    name: "Your name",
    nameHint: "Visitors see it when you answer.",
    nameMissing: "Your name is missing.",
    email: "E-mail",
    emailHint: "You sign in with it. Visitors never see it.",
    emailMissing: "The e-mail address is missing.",
    emailWrong: "This is not a whole e-mail address, like mei@example.com.",
    password: "Password",
    passwordHint: (length: number) =>
      `At least ${length} characters; a few words are easy to keep.`,
    passwordMissing: "The password is missing.",
    passwordShort: (more: number) =>
      `${more} more ${more === 1 ? "character" : "characters"}, please.`,
    show: ["Show", " password"],
    hide: ["Hide", " password"],
  },
  nav: {
    main: "Main",
    inbox: "Inbox",
    shop: "Shop",
    knowledge: "Knowledge",
    search: "Search",
    saved: "Saved views",
    needReply: "need a reply",
  },
  me: {
    menu: "Availability and sign-out",
    means: { online: "New chats come to you", away: "No new chats; yours stay with you" },
    availability: "Availability",
    load: (load: number, capacity: number) => `${load} of ${capacity} chats`,
    signOut: "Sign out",
    stillIn: "The server does not answer, so you are still signed in. Try again in a moment.",
  },
  list: {
    filter: "Filter",
    unread: "Unread.",
    typing: "Typing",
    live: "Live chat",
    ticketed: "Now a ticket",
    otherViews: "Other views",
    us: "Us",
    said: (name: string, text: string) => `${name}: ${text}`,
    inQueue: (page: string | null) => (page === null || page === "" ? "In the queue" : page),
    offeredTo: (name: string) => `Offered to ${name}`,
    with: (name: string) => `With ${name}`,
    resolved: (name: string) => (name === "" ? "Solved" : `Solved with ${name}`),
  },
  talk: {
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
    here: (online: boolean) => (online ? "here now" : "not here now"),
    withBot: "With the bot",
    offeredTo: (name: string) => `Waiting, offered to ${name}`,
    waitingSince: (time: string) => `Waiting since ${time}`,
    liveSince: (time: string) => `Live chat since ${time}`,
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
  },
  why: {
    title: "Why it came to whom",
    /** Two halves: a phone shows the first alone. */
    how: ["How", " this was decided"],
  },
  tried: {
    title: "What the bot tried",
    verdicts: {
      helped: "Helped",
      said_no: "Did not help",
      no_word: "No word",
      found_nothing: "Found nothing",
    },
    gist: (article: string | null, verdict: string) =>
      article === null ? verdict : `${article}: ${verdict.toLowerCase()}`,
  },
  writer: {
    names: { reply: "Reply", note: "Note" },
    modes: "What to write",
    reply: (name: string) => `Write to ${name}`,
    note: "Write a note, only agents see it",
    send: "Send",
    saveNote: "Add note",
    kept: "Draft kept",
    left: (count: number) => `${count} characters left`,
    noReply: (name: string | null, standing: string): string => {
      if (name !== null) return `${name} answers here`;
      if (standing === "resolved") return "This chat has ended";
      return standing === "bot" ? "The bot answers here" : "Take the chat to answer";
    },
  },
  contact: {
    title: "Contact",
    show: "Show contact",
    localTime: "Local time",
    language: "Language",
    page: "Page now",
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
  },
  offer: {
    title: "New chat for you",
    arrived: (name: string, question: string) => `New chat for you. ${name}: ${question}`,
    more: (count: number) => `${count} more`,
    pass: "Pass",
    accept: "Accept",
  },
  minutes: (count: number) => `${count} min`,
  hours: (count: number) => `${count} h`,
  seconds: (count: number) => `${count} s`,
  fromTo: (from: string, to: string) => `${from} to ${to}`,
  admin: {
    only: {
      title: "For administrators",
      text: "Ask an administrator of your shop to change this.",
    },
  },
  team: {
    people: "People",
    admin: "Administrator",
    presence: (present: boolean, availability: "online" | "away"): string =>
      present ? (availability === "online" ? "Online" : "Away") : "Not signed in",
    invite: "Invite an agent",
    how: "You get a link that works once. Send it to them; they choose their own password.",
    name: "Their name",
    nameMissing: "The name is missing.",
    makeLink: "Make a link",
    linkFor: (name: string) => `Link for ${name}`,
    expires: (time: string) => `Works once, until ${time}. It is not shown again.`,
  },
  identity: {
    title: "Signed-in visitors",
    how: "Your site can say who a visitor is by a token signed with this secret. It belongs on your server, never in a page.",
    show: "Show the secret",
    renew: "Make a new secret",
    renewWarning: "Tokens signed with the old one stop counting at once.",
    renewSure: "Make a new one now",
    renewed: "New secret. Put it on your server.",
  },
  settings: {
    name: "Shop name",
    nameHint: "Visitors see it at the top of the chat.",
    nameMissing: "The name is missing.",
    origins: "Allowed sites",
    originsLabel: "Sites that may show the chat",
    originsHint: "One address a line. This server’s own pages are always allowed.",
    notAnOrigin: (line: string) => `“${line}” is not a web address like https://shop.example.`,
    save: "Save",
    saved: "Saved.",
    reset: "Discard",
    unsaved: "Not saved yet.",
  },

  filter: (view: ViewName, filter: Filter): string =>
    view === "tickets" && filter === "all" ? "Unsolved" : FILTER[filter],
  failed: (event: string, code: ErrorCode | "offline"): string =>
    code === "offline" ? OFFLINE : (FAILURES[`${event} ${code}`] ?? ERRORS[code].message),
  quoted: (text: string): string => `“${text}”`,
  sentence: (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1),
};

/** What a title in the browser's tab says: an offer first, then how much waits. */
export function titleWords(place: string, waiting: number, offeredBy: string | null): string {
  if (offeredBy !== null) return `(1) New chat from ${offeredBy}`;
  return waiting > 0 ? `(${waiting}) ${place} · Cascade` : `${place} · Cascade`;
}

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

function listed(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(", ");
}

/** How an earlier conversation ended, and with whom. */
export function storyWords(item: StoryItem, me: string, day: string): string {
  const people = item.agents.map((agent) => (agent.agentId === me ? "you" : agent.name)).join(", ");
  switch (item.end) {
    case null:
      return people === "" ? "Now" : `Live with ${people}`;
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

export function triedWords(times: number): string {
  if (times === 1) return "The bot tried once";
  return times === 2 ? "The bot tried twice" : `The bot tried ${times} times`;
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

/** @param tag as the visitor's browser said it */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames("en", { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
