import type { Candidate, CandidateReason, RoutingDecision } from "../../protocol/conversation.ts";
import { share, taken } from "./agents.ts";
import type { Considered, Field } from "./consider.ts";
import type { Floor, Strategy } from "./floor.ts";
import { heldMs, type WaitingChat } from "./waiting-chat.ts";

export type Choice = {
  readonly outcome: RoutingDecision["outcome"];
  readonly chosen: Considered | null;
  /** Until when it is held; null: it is not. */
  readonly until: number | null;
};

type Told = { readonly chat: WaitingChat; readonly field: Field; readonly choice: Choice };

/** The decision with a reason for every agent. */
export function explained(floor: Floor, { chat, field, choice }: Told): RoutingDecision {
  const team = floor.teams.get(chat.need.teamId);
  const spoke = new Map(chat.known.map(({ agentId, at }) => [agentId, at]));
  const why = reasons(field, choice, team?.strategy ?? "least_busy");
  const candidate = (one: Considered): Candidate => ({
    agentId: one.agent.id,
    name: one.agent.name,
    load: taken(one.agent),
    capacity: one.agent.capacity,
    spokeAt: spoke.get(one.agent.id) ?? null,
    chosen: one === choice.chosen,
    ...heldBefore(floor, { chat, choice, one }),
    reason: one === choice.chosen ? whyChosen(floor, one, why) : why.passedOver(one),
  });
  return {
    at: floor.now,
    outcome: choice.outcome,
    agentId: choice.chosen?.agent.id ?? null,
    candidates: [...field.tied, ...field.free, ...field.barred].map(candidate),
    ...(team?.open === false ? { opensAt: team.opensAt } : {}),
  };
}

/** Told of whoever is passed over after all, or had a place in the end. */
function heldBefore(
  { now }: Floor,
  { chat, choice, one }: Pick<Told, "chat" | "choice"> & { readonly one: Considered },
): Pick<Candidate, "heldMs"> {
  if (choice.outcome === "hold" && one === choice.chosen) return {};
  const ms = heldMs(chat, one.agent.id, now);
  return ms > 0 ? { heldMs: ms } : {};
}

type Why = {
  readonly until: number | null;
  readonly inTurn: CandidateReason;
  readonly passedOver: (one: Considered) => CandidateReason;
};

function reasons({ free }: Field, { outcome, chosen, until }: Choice, strategy: Strategy): Why {
  const [first, second] = free;
  const level =
    first !== undefined && second !== undefined && share(first.agent) === share(second.agent);
  const busiest =
    strategy === "least_busy" && chosen !== null && chosen.tie === null
      ? share(chosen.agent)
      : Infinity;
  return {
    until,
    inTurn: { code: inTurn(strategy, level) },
    passedOver: ({ agent, barred }) => {
      if (barred !== null) return barred;
      if (outcome === "broadcast") return { code: "told" };
      return { code: share(agent) > busiest ? "busier" : "asked_after" };
    },
  };
}

function inTurn(
  strategy: Strategy,
  level: boolean,
): "least_busy" | "longest_idle" | "next_in_turn" {
  switch (strategy) {
    case "least_busy":
      return level ? "longest_idle" : "least_busy";
    case "round_robin":
      return "next_in_turn";
    case "longest_idle":
      return "longest_idle";
    default:
      return strategy satisfies never;
  }
}

function whyChosen({ agents }: Floor, { tie }: Considered, why: Why): CandidateReason {
  if (why.until !== null) return { code: "held", until: why.until };
  if (tie === null) return why.inTurn;
  if (tie.standsInFor !== null)
    return { code: "stands_in", name: agents.byId.get(tie.standsInFor)?.name ?? "" };
  switch (tie.why) {
    case "handed_to":
      return { code: "handed_to" };
    case "owner":
      return { code: "owner" };
    case "spoke":
      return { code: "spoke_before", at: tie.at };
    default:
      return tie.why satisfies never;
  }
}
