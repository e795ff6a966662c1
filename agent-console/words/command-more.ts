import type { Priority, TicketKind, TicketStatus } from "../../server/protocol/ticket.ts";
import type { Prefs } from "../state/prefs.ts";
import { statusWords } from "./ticket-status.ts";
import { ticketWords } from "./ticket.ts";

/** The words of what the command bar can do to a ticket, a contact and the console itself. */
export const moreCommandWords = {
  solve: "Solve this ticket",
  solveAlso: "resolve done close",
  take: "Take this ticket",
  takeAlso: "assign me mine",
  giveTo: (name: string) => `Give this ticket to ${name}`,
  giveBack: "Give this ticket back",
  giveAlso: "assign assignee nobody unassign",
  status: (to: TicketStatus) => `Set to ${statusWords[to].toLowerCase()}`,
  statusAlso: "status",
  priority: (to: Priority) => `Priority ${ticketWords.priorities[to].toLowerCase()}`,
  kind: (to: TicketKind) => `Type ${ticketWords.kinds[to].toLowerCase()}`,
  team: (name: string) => `Move to ${name}`,
  teamAlso: "team department",
  resume: "Chat live about this ticket",
  tabs: {
    conversation: "Show the conversation of this ticket",
    history: "Show the history of this ticket",
    linked: "Link or merge this ticket",
  },
  tabsAlso: { conversation: "messages", history: "log changes", linked: "tickets join duplicate" },
  /** Forms behind buttons on screen. */
  openings: {
    subject: "Rename this ticket",
    tag: "Add a tag to this ticket",
    task: "Add a task to this ticket",
    view: "Keep this list as a view",
    about: "Tag this contact, or write a note",
    care: "Own agent, plan and VIP of this contact",
  },
  openingsAlso: {
    subject: "subject title name edit change",
    tag: "tags label",
    task: "tasks to do checklist new",
    view: "save filter new list",
    about: "tags about person customer label",
    care: "owner priority treat change set",
  },
  mergeAlso: "duplicate join person",
  contact: "Show the contact",
  contactAlso: "customer visitor details",
  accept: (name: string) => `Accept the chat of ${name}`,
  pass: (name: string) => `Pass on the chat of ${name}`,
  offerAlso: "offer take decline",
  attach: "Attach a file",
  attachAlso: "upload picture image document",
  article: "Insert an article",
  articleAlso: "knowledge help answer",
  emoji: "Insert an emoji",
  emojiAlso: "smiley",
  gaps: "Gaps in the knowledge",
  judge: "Judge past questions",
  newArticle: "New article",
  routing: (tab: string) => `Routing: ${tab}`,
  themes: { auto: "Colours as the device", light: "Light colours", dark: "Dark colours" },
  themesAlso: "theme mode night",
  densities: { roomy: "Roomy lists", dense: "Dense lists" } satisfies Record<
    Prefs["density"],
    string
  >,
  densitiesAlso: "density compact spacing",
} as const;
