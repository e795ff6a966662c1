import type { Agents } from "./agents.ts";
import type { RoutingRules } from "./floor.ts";
import type { WaitingChat } from "./waiting-chat.ts";

/** What ties an agent to a chat: it was handed to them, they are the contact's own, or they spoke. */
export type Tie = {
  readonly agentId: string;
  readonly why: "handed_to" | "owner" | "spoke";
  /** When the agent who spoke did (epoch ms). */
  readonly at: number;
  /** Answers for this agent, who is on leave. */
  readonly standsInFor: string | null;
};

/** The agents tied to a chat, in the order they are asked; each once, by their strongest tie. */
export function tiesOf(
  chat: WaitingChat,
  agents: Agents,
  { skipRatedBadly }: RoutingRules,
): ReadonlyMap<string, Tie> {
  const ties = new Map<string, Tie>();
  for (const tie of own(chat)) {
    if (tie.why === "spoke" && skipRatedBadly && ratedBadly(chat, tie.agentId)) continue;
    if (!ties.has(tie.agentId)) ties.set(tie.agentId, tie);
    for (const agentId of agents.standIns.get(tie.agentId) ?? [])
      if (!ties.has(agentId)) ties.set(agentId, { ...tie, agentId, standsInFor: tie.agentId });
  }
  return ties;
}

function own({ handedTo, ownerId, known }: WaitingChat): readonly Tie[] {
  const named = (agentId: string | null, why: Tie["why"]): readonly Tie[] =>
    agentId === null ? [] : [{ agentId, why, at: 0, standsInFor: null }];
  return [
    ...named(handedTo, "handed_to"),
    ...named(ownerId, "owner"),
    ...known.map(({ agentId, at }): Tie => ({ agentId, why: "spoke", at, standsInFor: null })),
  ];
}

export function ratedBadly({ known }: WaitingChat, agentId: string): boolean {
  return known.some((one) => one.agentId === agentId && one.ratedBadly);
}
