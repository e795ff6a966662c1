import type { RoutingDecision } from "../../protocol/routing-decision.ts";
import { room } from "../../protocol/places.ts";
import { available, perTeam, servesToday, type FloorAgent } from "./agents.ts";
import { couldTake, crowded, disliked, lacks, soonFree, unfit } from "./eligibility.ts";
import type { Floor } from "./floor.ts";
import { heldFor, type Need, type WaitingChat } from "./waiting-chat.ts";
import { goesBefore, type Lane } from "./waiting-list.ts";
import { route } from "./route.ts";
import { tiesOf } from "./ties.ts";

export type Next = { readonly chat: WaitingChat; readonly decision: RoutingDecision };

/**
 * The first waiting chat something is to be done for, and what: offered, told, held, its hold ended,
 * or filed. Null: all wait rightly. Carry it out, bring the floor up to date, and ask again.
 * Looks at the front of each line only, so a long queue costs no more than a short one.
 */
export function nextDecision(floor: Floor): Next | null {
  const free = floor.agents.all.filter((agent) => available(agent) && room(agent) > 0);
  // As a rule the first look finds it; the thorough one looks at every line, if any was left out.
  const first = contenders(floor, free, false);
  const found =
    firstChange(floor, first.list) ??
    (first.leftOut ? firstChange(floor, contenders(floor, free, true).list) : null);
  return found ?? firstChange(floor, beginHolds(floor));
}

function firstChange(floor: Floor, list: readonly WaitingChat[]): Next | null {
  for (const chat of list) {
    const decision = route(floor, chat);
    if (changes(chat, decision)) return { chat, decision };
  }
  return null;
}

/** Whether carrying this out changes anything for the chat. */
export function changes(
  chat: WaitingChat,
  { outcome, agentId, candidates }: RoutingDecision,
): boolean {
  switch (outcome) {
    case "offer":
    case "file":
      return true;
    case "hold":
      return chat.heldUntil === null || heldFor(chat) !== agentId;
    case "broadcast":
      return (
        chat.heldUntil !== null ||
        candidates.some(({ agentId, reason }) => reason.code === "told" && !knows(chat, agentId))
      );
    case "wait":
      return chat.heldUntil !== null;
    default:
      return outcome satisfies never;
  }
}

/**
 * Chats a hold may begin for, whether anybody else is free or not: their visitors read whom they
 * wait for. Looked for agent by agent: whoever is held once is not looked at again.
 */
function beginHolds(floor: Floor): readonly WaitingChat[] {
  const { agents, rules, waiting } = floor;
  if (rules.holdMs <= 0) return [];
  const found = new Set<WaitingChat>();
  for (const id of waiting.mayBeWaitedFor())
    for (const agentId of [id, ...(agents.standIns.get(id) ?? [])]) {
      const agent = agents.byId.get(agentId);
      if (agent === undefined || !available(agent)) continue;
      for (const chat of waiting.notHeldFor(id, agent.teams.keys()))
        if (isWorthAWait(floor, agent, chat)) found.add(chat);
    }
  return [...found].sort((a, b) => (goesBefore(a, b) ? -1 : 1));
}

/** Theirs, with no place for it at this moment only. */
function isWorthAWait(floor: Floor, agent: FloorAgent, chat: WaitingChat): boolean {
  if (unfit(agent, chat) !== null || disliked(agent, chat, floor.rules)) return false;
  const why = crowded(agent, floor.teams.get(chat.need.teamId), floor.now);
  return why === null || soonFree(why);
}

type Contender = { readonly chat: WaitingChat; readonly claim: number };

/**
 * Chats whose turn it may be, the best claim first; each is then decided on in full. Unless it is to
 * be thorough, lines are left out whose first chat has no better claim than one found already.
 */
function contenders(
  floor: Floor,
  free: readonly FloorAgent[],
  thorough: boolean,
): { readonly list: readonly WaitingChat[]; readonly leftOut: boolean } {
  const found = new Map<string, Contender>();
  let best = Infinity;
  let leftOut = false;
  const add = (chat: WaitingChat, lead: number) => {
    const claim = chat.key - lead;
    best = Math.min(best, claim);
    const before = found.get(chat.id);
    if (before === undefined || before.claim > claim) found.set(chat.id, { chat, claim });
  };
  for (const chat of floor.waiting.held()) if (!stillHeld(floor, chat)) add(chat, 0);
  for (const agent of free) {
    const chat = firstClaim(floor, agent);
    if (chat !== undefined) add(chat, floor.rules.affinityLeadMs);
  }
  const freeIn = perTeam(free);
  for (const lane of floor.waiting.lanes()) {
    const [head] = lane.line;
    if (head === undefined) continue;
    if (!thorough && head.key > best) {
      leftOut = true;
      continue;
    }
    const { teamId } = head.need;
    const chat =
      firstServed(floor, lane.line, freeIn.get(teamId) ?? NOBODY) ?? firstStranded(floor, lane);
    if (chat !== undefined) add(chat, 0);
  }
  const list = [...found.values()]
    .sort((a, b) => a.claim - b.claim || (goesBefore(a.chat, b.chat) ? -1 : 1))
    .map(({ chat }) => chat);
  return { list, leftOut };
}

const NOBODY: readonly FloorAgent[] = [];

/** The first chat that waits for this agent by name and could have them. */
function firstClaim(floor: Floor, agent: FloorAgent): WaitingChat | undefined {
  const { waiting, agents } = floor;
  const own = [agent.id, ...(agents.inherits.get(agent.id) ?? [])]
    .map((id) =>
      waiting
        .claimsOn(id)
        .find((chat) => couldTake(agent, chat, floor) && !disliked({ id }, chat, floor.rules)),
    )
    .filter((chat) => chat !== undefined);
  return own.reduce<WaitingChat | undefined>(
    (best, chat) => (best === undefined || goesBefore(chat, best) ? chat : best),
    undefined,
  );
}

/**
 * The first of a line somebody could be asked for now. Whether a place is kept for another need not
 * be asked: that other is a contender too, with the better claim.
 */
function firstServed(
  floor: Floor,
  line: readonly WaitingChat[],
  free: readonly FloorAgent[],
): WaitingChat | undefined {
  const [head] = line;
  if (head === undefined || free.length === 0) return undefined;
  const team = floor.teams.get(head.need.teamId);
  const fitting = free.filter(
    (agent) => lacks(agent, head.need) === null && crowded(agent, team, floor.now) === null,
  );
  if (fitting.length === 0) return undefined;
  const broadcasts = team?.offers === "broadcast";
  return line.find(
    (chat) =>
      !stillHeld(floor, chat) &&
      fitting.some((agent) => !(broadcasts && knows(chat, agent.id)) && takes(floor, agent, chat)),
  );
}

function takes(floor: Floor, agent: FloorAgent, chat: WaitingChat): boolean {
  if (unfit(agent, chat) !== null) return false;
  // Whom the contact did not like is asked only if nobody else is there: only the whole look tells.
  return !disliked(agent, chat, floor.rules) || changes(chat, route(floor, chat));
}

/** The first of a line that waits for nobody: its team is closed, or nobody it suits is on duty. */
function firstStranded(floor: Floor, lane: Lane): WaitingChat | undefined {
  const [head] = lane.line;
  if (head === undefined) return undefined;
  if (floor.teams.get(head.need.teamId)?.open === false) return head;
  const { byId } = floor.agents;
  if (someoneServes(floor, lane, head.need)) return undefined;
  return lane.line.find(({ handedTo }) => {
    const named = handedTo === null ? undefined : byId.get(handedTo);
    return named === undefined || !servesToday(named);
  });
}

/** Whoever it was the last time very likely is it still: with many lines that spares looking through all. */
function someoneServes({ agents }: Floor, lane: Lane, need: Need): boolean {
  const last = lane.witness === null ? undefined : agents.byId.get(lane.witness);
  if (last !== undefined && servesToday(last) && lacks(last, need) === null) return true;
  const members = agents.serving.get(need.teamId) ?? NOBODY;
  const found = members.find((agent) => lacks(agent, need) === null);
  lane.witness = found?.id ?? null;
  return found !== undefined;
}

function knows({ told }: WaitingChat, agentId: string): boolean {
  return told?.has(agentId) === true;
}

/** Its time is not over, and somebody it waits for is still there. */
function stillHeld(floor: Floor, chat: WaitingChat): boolean {
  if (chat.heldUntil === null || chat.heldUntil <= floor.now) return false;
  const holding = heldFor(chat);
  return [...tiesOf(chat, floor.agents, floor.rules).keys()].some((id) => {
    if (holding !== null && id !== holding) return false;
    const agent = floor.agents.byId.get(id);
    return agent !== undefined && available(agent) && isWorthAWait(floor, agent, chat);
  });
}
