import type {
  Asks,
  Candidate,
  CandidateReason,
  RoutingDecision,
} from "../../protocol/routing-decision.ts";
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
  const candidate = (one: Considered): Candidate => {
    const { id, name, capacity, quiet } = one.agent;
    const told = {
      agentId: id,
      name,
      load: taken(one.agent),
      capacity,
      spokeAt: spoke.get(id) ?? null,
      chosen: one === choice.chosen,
      reason: one === choice.chosen ? whyChosen(floor, one, why) : why.passedOver(one),
    };
    return quiet > 0 ? { ...told, quiet } : told;
  };
  const waitedFor = choice.outcome === "hold" ? (choice.chosen?.agent.id ?? null) : null;
  // Of a large floor hardly anybody was waited for: the others are told as they are.
  const withHold = (one: Candidate): Candidate => {
    const ms = one.agentId === waitedFor ? 0 : heldMs(chat, one.agentId, floor.now);
    return ms > 0 ? { ...one, heldMs: ms } : one;
  };
  const all = [...field.tied, ...field.free, ...field.barred].map(candidate);
  return {
    at: floor.now,
    outcome: choice.outcome,
    agentId: choice.chosen?.agent.id ?? null,
    candidates: chat.holds.length === 0 ? all : all.map(withHold),
    ...(team?.open === false ? { opensAt: team.opensAt } : {}),
    asks: asksOf(chat, team?.name ?? chat.need.teamId),
    ...(chat.ahead === undefined || chat.ahead.length === 0 ? {} : { ahead: chat.ahead }),
  };
}

function asksOf({ need, written, whose = { is: "nothing" } }: WaitingChat, team: string): Asks {
  return {
    team,
    because: whose,
    tier: need.tier,
    skills: need.skills.map(({ skill, name = skill, level }) => ({ name, level })),
    language: need.language?.tag ?? null,
    ...(need.language !== null && written ? { written } : {}),
  };
}

type Why = {
  readonly until: number | null;
  readonly inTurn: CandidateReason;
  readonly passedOver: (one: Considered) => CandidateReason;
};

function reasons({ free }: Field, { outcome, chosen, until }: Choice, strategy: Strategy): Why {
  const busiest =
    strategy === "least_busy" && chosen !== null && chosen.tie === null
      ? share(chosen.agent)
      : Infinity;
  return {
    until,
    inTurn: inTurn(free, strategy),
    passedOver: ({ agent, barred }) => {
      if (barred !== null) return barred;
      if (outcome === "broadcast") return { code: "told" };
      return { code: share(agent) > busiest ? "busier" : "asked_after" };
    },
  };
}

/** Why the first of those without a tie is asked before the second. */
function inTurn([first, second]: Field["free"], strategy: Strategy): CandidateReason {
  if (first === undefined || second === undefined) return { code: "only_one", tier: null };
  const [a, b] = [first.agent, second.agent];
  if (a.tier < b.tier) return { code: "only_one", tier: a.tier };
  switch (strategy) {
    case "least_busy":
      return { code: share(a) === share(b) ? "longest_idle" : "least_busy" };
    case "round_robin":
      return { code: "next_in_turn" };
    case "longest_idle":
      return { code: "longest_idle" };
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
