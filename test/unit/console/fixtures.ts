import type { BotTurn, Message } from "../../../server/protocol/conversation.ts";
import type { Candidate, CandidateReason } from "../../../server/protocol/routing-decision.ts";
import type { Agent, InboxRow, Workspace } from "../../../server/protocol/registers.ts";
import type { Ticket } from "../../../server/protocol/ticket.ts";
import {
  EMPTY_INTERNAL,
  EMPTY_PUBLIC,
  type ConversationView,
  type Entry,
} from "../../../server/protocol/view.ts";

export const ME = "me";
/** Who looks at a view. */
export const VIEWER = { me: ME, teamIds: [] as readonly string[] };

export function row(id: string, given: Partial<InboxRow> = {}): InboxRow {
  return {
    id,
    version: 1,
    contactId: `contact-${id}`,
    contactName: id,
    status: "live",
    since: 0,
    agentId: ME,
    agentName: "Mei",
    offerExpiresAt: null,
    passed: {},
    told: [],
    title: `Question of ${id}`,
    pageTitle: null,
    last: null,
    seen: 0,
    ticketId: null,
    ...given,
  };
}

export function agent(id: string, given: Partial<Agent> = {}): Agent {
  return {
    id,
    version: 1,
    name: id,
    email: `${id}@example.com`,
    role: "agent",
    availability: "online",
    load: 0,
    capacity: 2,
    awayBecause: null,
    teamIds: [],
    tier: 1,
    leave: null,
    active: true,
    ...given,
  };
}

export function workspace(given: Partial<Workspace> = {}): Workspace {
  return {
    id: "workspace",
    version: 1,
    name: "Shop",
    siteKey: "key",
    demo: false,
    origins: [],
    asked: [],
    quietMinutes: 0,
    teams: [],
    ...given,
  };
}

export function last(by: "visitor" | "agent", at: number, seq = 1): InboxRow["last"] {
  return { by, at, seq, text: `by ${by}` };
}

export function ticket(id: string, given: Partial<Ticket> = {}): Ticket {
  return {
    id,
    version: 1,
    reference: `CAS-${id}`,
    conversationId: `conversation-${id}`,
    subject: `Subject of ${id}`,
    status: "open",
    reason: "nobody_on_duty",
    assigneeId: ME,
    assigneeName: "Mei",
    email: null,
    confirmed: false,
    closesAt: null,
    followsUp: null,
    followedBy: null,
    priority: "normal",
    kind: "question",
    tags: [],
    links: [],
    since: 0,
    createdAt: 0,
    updatedAt: 0,
    contactId: `contact-${id}`,
    contactName: id,
    teamId: null,
    teamName: null,
    tier: 1,
    tasks: [],
    sla: null,
    page: null,
    botAttempts: 0,
    history: [],
    ...given,
  };
}

export function byId<R extends { readonly id: string }>(
  ...list: readonly R[]
): ReadonlyMap<string, R> {
  return new Map(list.map((one) => [one.id, one]));
}

export function said(seq: number, author: Message["author"], id = `message-${seq}`): Entry {
  const body = { type: "text", text: `text ${seq}` } as const;
  return { is: "message", seq, at: seq * 1000, message: { id, author, body } };
}

export function turn(messageId: string, given: Partial<BotTurn> = {}): BotTurn {
  const articles = [{ id: "spares", title: "Spare parts", updatedAt: "2025-01-01" }];
  return {
    messageId,
    question: `question ${messageId}`,
    kind: "answer",
    articles,
    score: 1,
    ...given,
  };
}

type ViewParts = {
  readonly entries?: readonly Entry[];
  readonly turns?: readonly BotTurn[];
  readonly judged?: Readonly<Record<string, boolean>>;
  readonly receipts?: ConversationView["public"]["receipts"];
};

export function view({
  entries = [],
  turns = [],
  judged = {},
  receipts,
}: ViewParts): ConversationView {
  return {
    id: "conversation",
    contactId: "contact",
    startedAt: 0,
    public: {
      ...EMPTY_PUBLIC,
      seq: entries.at(-1)?.seq ?? 0,
      entries,
      judged,
      receipts: receipts ?? EMPTY_PUBLIC.receipts,
    },
    internal: { ...EMPTY_INTERNAL, turns },
  };
}

export function candidate(reason: CandidateReason, given: Partial<Candidate> = {}): Candidate {
  return {
    agentId: "mei",
    name: "Mei",
    load: 2,
    capacity: 4,
    spokeAt: null,
    chosen: false,
    reason,
    ...given,
  };
}
