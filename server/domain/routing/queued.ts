import type { TeamBecause } from "../../protocol/routing-decision.ts";
import type { RoutingSettings } from "../../protocol/routing.ts";
import type { SlaPolicy } from "../../protocol/sla-settings.ts";
import { answerDueAt, firstAnswerBy } from "../sla/ticket-sla.ts";
import { ratedBadlyBy, spokeWith } from "../consequences.ts";
import type { Conversation, QueuedState } from "../model.ts";
import { languageOf, otherThanWidget } from "../contact-language.ts";
import type { ContactRecord } from "../contact-record.ts";
import type { TicketRecord } from "../ticket-record.ts";
import { chosenFor } from "../pre-chat.ts";
import { languageFor, needOf, teamFor, type Asking } from "./need.ts";
import { aheadOf, queueKey } from "./priority.ts";
import { priorityOf } from "./settings.ts";
import { handedOn } from "./transfer.ts";
import type { Known, Need, WaitingChat } from "./waiting-chat.ts";

/** What turns a stored conversation into a chat the router knows. */
export type Surroundings = {
  readonly settings: RoutingSettings;
  readonly categoryOf: (articleId: string) => string | null;
  /** What is promised to customers (SPEC S). */
  readonly policies: readonly SlaPolicy[];
  /** Somebody in this team speaks it. */
  readonly speaks: (teamId: string, language: string) => boolean;
};

export type Waiting = {
  readonly conversation: Conversation;
  readonly state: QueuedState;
  readonly contact: ContactRecord;
  /** The ticket it has already; null: none, or it makes no difference. */
  readonly ticket: Pick<TicketRecord, "sla"> | null;
};

/** A queued conversation as the router sees it. */
export function waitingChat(waiting: Waiting, around: Surroundings): WaitingChat {
  const { conversation, state, contact } = waiting;
  const { id, passed, handed } = conversation;
  const { need, whose, handedTo, handedOverBy } = currentNeed(conversation, contact, around);
  const standing = standingOf(waiting, promisedAt(waiting, need.teamId, around));
  const rules = priorityOf(around.settings);
  return {
    id,
    key: queueKey(state.since, standing, rules),
    need,
    ...(otherThanWidget(contact) === null ? {} : { written: true as const }),
    whose,
    ahead: aheadOf(state.since, standing, rules),
    handedTo: handed === undefined ? null : handedTo,
    handedOverBy: handed === undefined ? null : handedOverBy,
    ownerId: contact.ownerId ?? null,
    known: knownOf(contact),
    passed,
    heldUntil: state.heldUntil,
    held: state.held,
    holds: state.holds ?? [],
    told: state.told === undefined ? null : new Set(state.told),
    because: conversation.because ?? {},
  };
}

/** Which team's a conversation is, also while somebody has it in hand. */
export function teamOf(
  conversation: Conversation,
  contact: ContactRecord,
  around: Surroundings,
): string {
  return currentNeed(conversation, contact, around).need.teamId;
}

/** Whose a ticket is that a conversation has just become. */
export function placeOf(
  conversation: Conversation,
  contact: ContactRecord,
  around: Surroundings,
): Pick<TicketRecord, "team" | "tier"> {
  const { teamId, tier } = currentNeed(conversation, contact, around).need;
  const team = around.settings.teams.find(({ id }) => id === teamId);
  return { team: team === undefined ? null : { id: team.id, name: team.name }, tier };
}

type Asked = Pick<WaitingChat, "need" | "handedTo" | "handedOverBy"> & {
  readonly whose: TeamBecause;
};

/** What the rules say, and what became of it as the chat was handed on. */
function currentNeed(
  conversation: Conversation,
  contact: ContactRecord,
  around: Surroundings,
): Asked {
  const chosen = chosenFor(contact, conversation);
  const asking: Asking = {
    choice: conversation.choice ?? chosen.topic,
    page: conversation.cameFrom?.page ?? conversation.page?.url ?? null,
    category:
      conversation.cameFrom?.articleId == null
        ? null
        : around.categoryOf(conversation.cameFrom.articleId),
    question: conversation.title,
    chosen: chosen.teamId,
    language: languageOf(contact),
  };
  const need: Need = needOf(around.settings, asking, around.speaks);
  const whose = teamFor(around.settings, asking).because;
  const asked = (conversation.handed ?? []).reduce<Asked>(
    (now, { target, byId }) => ({
      ...handedOn(now.need, target, byId),
      whose: target.to === "team" ? { is: "handed" } : now.whose,
    }),
    { need, whose, handedTo: null, handedOverBy: null },
  );
  const { teamId } = asked.need;
  if (teamId === need.teamId) return asked;
  // Each team has its own people who speak what they speak.
  const language = languageFor(
    around.settings,
    { teamId, language: languageOf(contact) },
    around.speaks,
  );
  return { ...asked, need: { ...asked.need, language } };
}

/** By when they are promised an answer (epoch ms), on their ticket or if this became one; null: they are not. */
function promisedAt(
  { state, contact, ticket }: Waiting,
  teamId: string,
  { settings, policies }: Surroundings,
): number | null {
  const kept = ticket?.sla ?? null;
  if (kept !== null) return answerDueAt(kept);
  if (policies.length === 0) return null;
  const teams = new Map(settings.teams.map((team) => [team.id, team]));
  const rules = { policies, teams, plan: contact.plan ?? null };
  return firstAnswerBy({ since: state.since, team: teams.get(teamId) ?? null }, rules);
}

function standingOf(
  { conversation, contact }: Waiting,
  dueAt: number | null,
): Parameters<typeof queueKey>[1] {
  const earlier = contact.story.some((item) => item.conversationId !== conversation.id);
  return {
    vip: contact.vip === true,
    plan: contact.plan ?? null,
    firstTime: !earlier,
    dueAt,
  };
}

function knownOf(contact: ContactRecord): readonly Known[] {
  const badly = ratedBadlyBy(contact);
  return [...spokeWith(contact)]
    .sort(([a, aAt], [b, bAt]) => bAt - aAt || (a < b ? -1 : 1))
    .map(([agentId, at]) => ({ agentId, at, ratedBadly: badly.has(agentId) }));
}
