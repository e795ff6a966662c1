import type { Logged } from "../../protocol/conversation.ts";
import type { RoutingStep } from "../../protocol/why.ts";

/** The steps of a conversation among people, from its two logs, in the order they came. Pure. */
export function storyOf(logged: readonly Logged[]): readonly RoutingStep[] {
  return logged
    .flatMap((one) => stepOf(one) ?? [])
    .sort((a, b) => a.at - b.at || RANKS[a.is] - RANKS[b.is]);
}

/** Of one moment: what asks for a decision comes before it, what comes of it behind it. */
const RANKS: Readonly<Record<RoutingStep["is"], number>> = {
  handoff: 0,
  handed: 0,
  chose: 0,
  wrote: 0,
  ended: 1,
  decided: 2,
  joined: 3,
  filed: 3,
};

function stepOf({ at, event }: Logged): RoutingStep | null {
  switch (event.type) {
    case "handoff:made":
      return { at, is: "handoff", reason: event.reason };
    case "topic:chosen":
      return { at, is: "chose", choice: event.choice };
    case "language:found":
      return { at, is: "wrote", language: event.language };
    case "routing:decided":
    case "offer:made":
      return { at, is: "decided", decision: event.decision };
    case "offer:ended":
      // Taken: that they joined says it.
      return event.why === "accepted"
        ? null
        : {
            at,
            is: "ended",
            agentId: event.agentId,
            why: event.why,
            because: event.because ?? null,
          };
    case "handover:noted":
      return { at, is: "handed", byName: event.byName, target: event.target };
    case "agent:joined":
      return { at, is: "joined", agentId: event.agentId, agentName: event.agentName };
    case "ticket:filed":
      return { at, is: "filed", reference: event.reference, reason: event.reason };
    default:
      return null;
  }
}
