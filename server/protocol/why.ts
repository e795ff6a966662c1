/** How a conversation came to whom it came: every decision of the router, and what became of it. */
import type { FallReason, HandoffReason, OfferEnd, TransferTarget } from "./conversation.ts";
import type { RoutingDecision } from "./routing-decision.ts";

export type RoutingStep = { readonly at: number } & (
  | { readonly is: "handoff"; readonly reason: HandoffReason }
  /** What they said it is about. */
  | { readonly is: "chose"; readonly choice: string }
  /** What they turned out to write in (BCP 47). */
  | { readonly is: "wrote"; readonly language: string }
  | { readonly is: "decided"; readonly decision: RoutingDecision }
  | {
      readonly is: "ended";
      readonly agentId: string;
      readonly why: Exclude<OfferEnd, "accepted">;
      readonly because: string | null;
    }
  | { readonly is: "handed"; readonly byName: string; readonly target: TransferTarget }
  | { readonly is: "joined"; readonly agentId: string; readonly agentName: string }
  | { readonly is: "filed"; readonly reference: string; readonly reason: FallReason }
);

export type Why = {
  /** In the order they came. */
  readonly steps: readonly RoutingStep[];
  /** What the router says of it this moment; null: it does not wait for anybody to be free. */
  readonly now: {
    readonly decision: RoutingDecision;
    /** 1: next. */
    readonly position: number;
  } | null;
};
