import type { Asked } from "../../knowledge/knowledge.ts";
import type { BotKnowledge } from "../../server/domain/bot-turn.ts";
import type { Context, ConversationCommand, Decision } from "../../server/domain/commands.ts";
import { decide } from "../../server/domain/decide.ts";
import { evolve, newConversation } from "../../server/domain/evolve.ts";
import type { Actor, Conversation, Timings } from "../../server/domain/model.ts";
import type { ContactRecord } from "../../server/domain/contact-record.ts";
import { number, type Heads, type PendingEvent } from "../../server/domain/pending.ts";
import type { Colleague } from "../../server/domain/colleague.ts";
import { indexAgents, type FloorAgent } from "../../server/domain/routing/agents.ts";
import { floorTeam } from "../../server/domain/routing/floor-agent.ts";
import { waitingChat } from "../../server/domain/routing/queued.ts";
import { routingSettings, rulesOf } from "../../server/domain/routing/settings.ts";
import { WaitingList } from "../../server/domain/routing/waiting-list.ts";
import type { Logged } from "../../server/protocol/conversation.ts";

export const TIMINGS: Timings = {
  offerMs: 30_000,
  holdMs: 30_000,
  queueLimitMs: 300_000,
  visitorGoneMs: 60_000,
  idleMs: 900_000,
  botIdleMs: 1_800_000,
  solvedCloseMs: 345_600_000,
};

export const VISITOR: Actor = { kind: "visitor", contactId: "contact" };
export const SYSTEM: Actor = { kind: "system" };

export function agent(id: string): Actor {
  return { kind: "agent", agentId: id, name: id.toUpperCase(), role: "agent" };
}

export function colleague(id: string, patch: Partial<Colleague> = {}): Colleague {
  return {
    id,
    name: id.toUpperCase(),
    availability: "online",
    present: true,
    onDuty: true,
    load: 0,
    capacity: 2,
    idleSince: 0,
    ...patch,
  };
}

/**
 * "answer…" is answered, "suggest…" suggested, "more" answered with what the question before it is;
 * anything else missed; intents by their own names.
 */
export const KNOWLEDGE: BotKnowledge = {
  ask(text, previous) {
    if (text === "more" && previous !== null)
      return { ...asked("answer", [[previous, "More."]]), followsUp: true, subject: previous };
    if (text.startsWith("answer")) return asked("answer", [[text, `About ${text}.`]]);
    if (text.startsWith("suggest"))
      return asked(
        "suggest",
        ["one", "two", "three", "four"].map((n) => [`${text} ${n}`, n] as const),
      );
    return asked("silent", []);
  },
  article: (id) => ({ id, title: `Article ${id}`, updatedAt: "2026-01-01" }),
  writtenIn: (text) => ({ language: text.startsWith("jemand") ? "de" : "en", confidence: 1 }),
  intentOf: (text) => (INTENTS.has(text) ? (text as ReturnType<BotKnowledge["intentOf"]>) : null),
};

const REASONS = { answer: "sure", suggest: "likely", silent: "nothing_found" } as const;
const SCORES = { answer: 0.9, suggest: 0.5, silent: 0 } as const;

function asked(
  kind: keyof typeof REASONS,
  articles: readonly (readonly [id: string, passage: string])[],
): Asked {
  const score = SCORES[kind];
  return {
    decision: { kind, shown: Math.min(3, articles.length), score, reason: REASONS[kind] },
    hits: articles.map(([id, passage]) => ({
      articleId: id,
      topic: id,
      language: "en",
      score,
      passage,
    })),
    followsUp: false,
    subject: "",
    language: null,
  };
}

const INTENTS: ReadonlySet<string> = new Set([
  "person",
  "frustration",
  "yes",
  "no",
  "greeting",
  "thanks",
  "goodbye",
  "laughter",
]);

const CONTACT: ContactRecord = {
  id: "contact",
  name: "Visitor",
  email: null,
  language: null,
  timeZone: null,
  firstSeenAt: 0,
  activeId: "conversation",
  story: [],
};

/** An earlier conversation with each agent who spoke with the contact. */
function storyOf(spoke: ReadonlyMap<string, number>): ContactRecord["story"] {
  return [...spoke].map(([agentId, at]) => ({
    conversationId: `earlier-${agentId}`,
    title: "",
    startedAt: at,
    endedAt: at,
    end: "resolved",
    agents: [{ agentId, name: agentId.toUpperCase(), at }],
    ticketId: null,
    reference: null,
  }));
}

export function onFloor(one: Colleague, teamId: string): FloorAgent {
  return {
    ...one,
    active: true,
    leave: null,
    working: true,
    teams: new Map([[teamId, { load: 0, capacity: null }]]),
    skills: new Map(),
    languages: new Map(),
    tier: 1,
    quiet: 0,
    givenAt: 0,
    breathesUntil: 0,
  };
}

/** A conversation played step by step, with its clock and both logs. */
export class Play {
  conversation: Conversation;
  now = 1_000;
  logged: Logged[] = [];
  colleagues: readonly Colleague[] = [];
  spoke: ReadonlyMap<string, number> = new Map();
  timings: Timings = TIMINGS;
  ticketSettled = false;
  ticketConfirmed = false;
  busyElsewhere = false;
  files: Context["files"] = new Map();
  fileRoom = 1_000_000;
  #ids = 0;

  constructor() {
    this.conversation = newConversation({
      id: "conversation",
      contactId: "contact",
      at: this.now,
      page: null,
    });
  }

  get heads(): Heads {
    const last = (log: string) => this.logged.findLast((one) => one.log === log)?.seq ?? 0;
    return { public: last("public"), internal: last("internal") };
  }

  context(actor: Actor): Context {
    this.#ids += 1;
    const id = String(this.#ids);
    return {
      now: this.now,
      actor,
      timings: this.timings,
      heads: this.heads,
      busyElsewhere: this.busyElsewhere,
      ticketClosed: false,
      ticketSettled: this.ticketSettled,
      ticketConfirmed: this.ticketConfirmed,
      fresh: { messageId: `bot-${id}`, ticketId: `ticket-${id}`, reference: `CAS-${id}` },
      files: this.files,
      fileRoom: this.fileRoom,
      knowledge: KNOWLEDGE,
      language: "en",
      ...this.#people(),
      limits: {
        offerMs: this.timings.offerMs,
        missesToAway: 0,
        keepMs: 60_000,
        choices: ["Billing"],
      },
      spoke: this.spoke,
    };
  }

  /** Everybody is in one team that is always open. */
  #people(): Pick<Context, "floor" | "waiting" | "waitingIn"> {
    const { conversation, now } = this;
    const { state } = conversation;
    const settings = routingSettings({}, this.timings);
    const agents = this.colleagues.map((one) => onFloor(one, settings.teams[0]?.id ?? ""));
    const around = { settings, categoryOf: () => null, speaks: () => false, policies: [] };
    const contact = { ...CONTACT, story: storyOf(this.spoke) };
    return {
      floor: {
        now,
        rules: rulesOf(settings),
        agents: indexAgents(agents),
        teams: new Map(settings.teams.map((team) => [team.id, floorTeam(team, { now, load: 0 })])),
        waiting: new WaitingList(),
      },
      waiting:
        state.is === "queued"
          ? waitingChat({ conversation, state, contact, ticket: null }, around)
          : null,
      waitingIn: () => null,
    };
  }

  /** Decides and folds in; the decision is returned for what it refused or said. */
  do(actor: Actor, command: ConversationCommand): Decision {
    const decision = decide(this.conversation, command, this.context(actor));
    if (decision.ok) this.apply(decision.events);
    return decision;
  }

  apply(events: readonly PendingEvent[]): void {
    const logged = number(this.heads, events, this.now);
    this.conversation = logged.reduce(evolve, this.conversation);
    this.logged.push(...logged);
  }

  copy(): Play {
    const other = new Play();
    Object.assign(other, this, { logged: [...this.logged] });
    // Else a copy would draw the same ids again, and what is new would pass for what was there.
    other.#ids = this.#ids;
    return other;
  }

  start(text: string | null, person = false): this {
    this.do(VISITOR, {
      type: "start",
      message: text === null ? null : { id: `start-${text}`, text },
      person,
    });
    return this;
  }

  say(text: string): Decision {
    return this.do(VISITOR, { type: "post", id: `visitor-${this.logged.length}`, text });
  }

  /** The latest event of this type. */
  last(type: Logged["event"]["type"]): Logged["event"] | undefined {
    return this.logged.findLast(({ event }) => event.type === type)?.event;
  }
}
