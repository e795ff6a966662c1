import type { CandidateReason } from "../../protocol/routing-decision.ts";
import { room } from "../../protocol/places.ts";
import { available, type FloorAgent } from "./agents.ts";
import type { Floor, RoutingRules, Team } from "./floor.ts";
import type { Need, WaitingChat } from "./waiting-chat.ts";
import { ratedBadly } from "./ties.ts";

/** Most agents of a large floor, for most of its chats: told over and over, made once. */
const OTHER_TEAM: CandidateReason = { code: "other_team" };
const OFFLINE: CandidateReason = { code: "offline" };
const AWAY: CandidateReason = { code: "away" };
const FULL: CandidateReason = { code: "full" };

/** Why this agent does not have what the chat asks for; null: they do. */
export function lacks(agent: FloorAgent, need: Need): CandidateReason | null {
  if (!agent.teams.has(need.teamId)) return OTHER_TEAM;
  if (agent.tier < need.tier) return { code: "lower_tier", tier: need.tier };
  const { language } = need;
  if (language !== null && (agent.languages.get(language.tag) ?? 0) < language.level)
    return { code: "language", language: language.tag };
  for (const { skill, level, name = skill } of need.skills)
    if ((agent.skills.get(skill) ?? 0) < level) return { code: "skill", skill: name };
  return null;
}

/** Why this agent is not for this chat, whoever is there; null: they are. A chat handed to them is. */
export function unfit(
  agent: FloorAgent,
  chat: WaitingChat,
  lack: CandidateReason | null = lackFor(agent, chat),
): CandidateReason | null {
  if (!agent.active) return { code: "deactivated" };
  if (chat.handedOverBy === agent.id) return { code: "handed_over" };
  const before = chat.passed[agent.id];
  if (before === "missed") return { code: before };
  if (before === "declined") {
    const because = chat.because?.[agent.id];
    return because === undefined ? { code: before } : { code: before, because };
  }
  return lack;
}

/** Why the chat is not for people like this agent; null: it is. Whoever let it pass may still take it, unasked. */
export function lackFor(agent: FloorAgent, chat: WaitingChat): CandidateReason | null {
  return chat.handedTo === agent.id ? null : lacks(agent, chat.need);
}

/** Why this agent takes no chat at all now, room or not; null: they would. */
export function absent(agent: FloorAgent): CandidateReason | null {
  if (agent.leave !== null) return { code: "on_leave", until: agent.leave.until };
  if (!agent.present) return OFFLINE;
  if (agent.availability === "away") return AWAY;
  return agent.working ? null : { code: "off_hours" };
}

/** Rated badly by this contact last time, and nobody but habit speaks for them. */
export function disliked(
  { id }: Pick<FloorAgent, "id">,
  chat: WaitingChat,
  { skipRatedBadly }: RoutingRules,
): boolean {
  return skipRatedBadly && chat.handedTo !== id && chat.ownerId !== id && ratedBadly(chat, id);
}

/** Why there is no place for one more of this team's chats with this agent now; null: there is. */
export function crowded(
  agent: FloorAgent,
  team: Team | undefined,
  now: number,
): CandidateReason | null {
  if (team?.open === false) return { code: "closed" };
  // Before the agent's own limit: a place that comes free with them would be of no use.
  if (teamFull(team)) return { code: "team_full" };
  if (room(agent) <= 0) return FULL;
  const here = team === undefined ? undefined : agent.teams.get(team.id);
  if (here !== undefined && here.capacity !== null && here.load >= here.capacity)
    return { code: "full_in_team", load: here.load, capacity: here.capacity };
  return agent.breathesUntil > now ? { code: "breathing", until: agent.breathesUntil } : null;
}

function teamFull(team: Team | undefined): boolean {
  return team !== undefined && team.capacity !== null && team.load >= team.capacity;
}

const SOON: ReadonlySet<CandidateReason["code"]> = new Set([
  "full",
  "full_in_team",
  "breathing",
  "kept",
]);

/** There and willing, with no place at this moment only: worth a wait. */
export function soonFree({ code }: CandidateReason): boolean {
  return SOON.has(code);
}

/**
 * Whether other chats have the better claim on every free place of this agent: their contacts know
 * the agent, and count as having waited `affinityLeadMs` longer there. Without this a chat that waits
 * for its own agent would lose the place to whoever waits for anybody; without a bound on it, those
 * who wait for anybody would starve.
 */
export function keptForOthers(
  agent: FloorAgent,
  chat: WaitingChat,
  { floor, tied }: { readonly floor: Floor; readonly tied: boolean },
): boolean {
  const { waiting, agents, rules } = floor;
  const mine = chat.key - (tied ? rules.affinityLeadMs : 0);
  const places = room(agent);
  let better = 0;
  for (const id of [agent.id, ...(agents.inherits.get(agent.id) ?? [])]) {
    for (const other of waiting.claimsOn(id)) {
      const claim = other.key - rules.affinityLeadMs;
      if (claim > mine || (claim === mine && other.id >= chat.id)) break;
      if (other.id === chat.id || disliked({ id }, other, rules)) continue;
      if (couldTake(agent, other, floor)) better += 1;
      if (better >= places) return true;
    }
  }
  return false;
}

/** Whether this chat could go to this agent now, others' claims aside. */
export function couldTake(agent: FloorAgent, chat: WaitingChat, floor: Floor): boolean {
  return (
    available(agent) &&
    unfit(agent, chat) === null &&
    !disliked(agent, chat, floor.rules) &&
    crowded(agent, floor.teams.get(chat.need.teamId), floor.now) === null
  );
}
