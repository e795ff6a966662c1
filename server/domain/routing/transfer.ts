import type { Coming, TransferTarget } from "../../protocol/conversation.ts";
import type { ErrorCode } from "../../protocol/errors.ts";
import type { Floor } from "./floor.ts";
import type { Need, WaitingChat } from "./waiting-chat.ts";

export type Handover = Pick<WaitingChat, "need" | "handedTo" | "handedOverBy">;

/** Why a chat cannot be handed there; null: it can. A busy or absent agent is no reason: it falls through. */
export function refusesTransfer(
  { agents, teams }: Floor,
  target: TransferTarget,
  by: string,
): ErrorCode | null {
  switch (target.to) {
    case "agent":
      if (target.agentId === by) return "bad_request";
      return agents.byId.get(target.agentId)?.active === true ? null : "not_found";
    case "team":
      return teams.has(target.teamId) ? null : "not_found";
    case "tier":
      return agents.all.some(({ active, tier }) => active && tier >= target.tier)
        ? null
        : "not_found";
    case "queue":
      return null;
    default:
      return target satisfies never;
  }
}

/**
 * What a chat asks for once it was handed on. The one who handed it on is not asked for it again in
 * this wait. Another team starts at its first line, without the skills the old topic asked for.
 */
export function handedOn(need: Need, target: TransferTarget, by: string): Handover {
  switch (target.to) {
    case "agent":
      return { need, handedTo: target.agentId, handedOverBy: by };
    case "team":
      return {
        need: { ...need, teamId: target.teamId, tier: 1, skills: [] },
        handedTo: null,
        handedOverBy: by,
      };
    case "tier":
      return { need: { ...need, tier: target.tier }, handedTo: null, handedOverBy: by };
    case "queue":
      return { need, handedTo: null, handedOverBy: by };
    default:
      return target satisfies never;
  }
}

/** Who is coming, as the visitor is told it: names of people and teams, no tiers. */
export function comingFrom({ agents, teams }: Floor, target: TransferTarget): Coming {
  switch (target.to) {
    case "agent":
      return { is: "agent", name: agents.byId.get(target.agentId)?.name ?? "" };
    case "team":
      return { is: "team", name: teams.get(target.teamId)?.name ?? "" };
    case "tier":
      return { is: "specialist" };
    case "queue":
      return { is: "next" };
    default:
      return target satisfies never;
  }
}
