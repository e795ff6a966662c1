import type { RoutingDecision } from "../../protocol/routing-decision.ts";
import { consider, type Considered, type Field } from "./consider.ts";
import { disliked, soonFree } from "./eligibility.ts";
import { explained, type Choice } from "./explain.ts";
import type { Floor } from "./floor.ts";
import { heldFor, type WaitingChat } from "./waiting-chat.ts";

/**
 * Who gets a waiting chat (SPEC R1 to R19), with every agent in the order they were considered and
 * why each was taken or passed over. Pure: the same floor gives the same decision.
 *
 * `offer`: ask `agentId` (after a hold has ended, if there was one). `hold`: wait for `agentId` until
 * the time in their reason. `broadcast`: tell everybody who can be asked. `wait`: nobody can be asked
 * now, somebody will. `file`: nobody who could take it is on duty, or the team is closed.
 */
export function route(floor: Floor, chat: WaitingChat): RoutingDecision {
  const field = consider(floor, chat);
  return explained(floor, { chat, field, choice: choose(floor, chat, field) });
}

function choose(floor: Floor, chat: WaitingChat, field: Field): Choice {
  const { tied, free, anybody } = field;
  const team = floor.teams.get(chat.need.teamId);
  if (team?.open === false) return { outcome: "file", chosen: null, until: null };
  const friend = tied.find(({ barred }) => barred === null);
  if (friend !== undefined) return { outcome: "offer", chosen: friend, until: null };
  // Somebody they did not like is taken for want of others, and never waited for by name.
  const awaited = whoIsAwaited(
    tied.filter(({ agent }) => !disliked(agent, chat, floor.rules)),
    heldFor(chat),
  );
  const until = holdUntil(floor, chat);
  if (awaited !== undefined && until !== null) return { outcome: "hold", chosen: awaited, until };
  const [next] = free;
  if (next === undefined) return { outcome: anybody ? "wait" : "file", chosen: null, until: null };
  return team?.offers === "broadcast"
    ? { outcome: "broadcast", chosen: null, until: null }
    : { outcome: "offer", chosen: next, until: null };
}

/** Whom it is held for already, else the first who is only full. */
function whoIsAwaited(tied: Field["tied"], holding: string | null): Considered | undefined {
  const all = tied.filter(({ barred }) => barred !== null && soonFree(barred));
  return all.find(({ agent }) => agent.id === holding) ?? all[0];
}

/** Until when it may be held. A hold begins once in a wait and lasts until its time; null: none. */
function holdUntil({ now, rules }: Floor, { heldUntil, held }: WaitingChat): number | null {
  if (heldUntil !== null) return now < heldUntil ? heldUntil : null;
  return held || rules.holdMs <= 0 ? null : now + rules.holdMs;
}
