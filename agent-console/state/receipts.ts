import type { Receipt } from "../../server/protocol/conversation.ts";
import type { ConversationView } from "../../server/protocol/view.ts";
import { newestByVisitor } from "../talk/thread-rows.ts";
import type { AgentLink } from "./registers.ts";

export interface Receipts {
  /** Tells the visitor how far we are, once each step. `looked`: an agent has it before them. */
  tell(view: ConversationView, looked: boolean): void;
}

export function createReceipts(link: AgentLink): Receipts {
  const told = new Map<string, Receipt>();
  return {
    tell(view, looked) {
      const next = nextReceipt(view, told.get(view.id), looked);
      if (next === null) return;
      told.set(view.id, next);
      void link.request("receipt:advance", { conversationId: view.id, ...next }).then((reply) => {
        if (!reply.ok) told.delete(view.id);
      });
    },
  };
}

/** What there is to tell beyond what is known already; null: nothing. Pure. */
export function nextReceipt(
  view: ConversationView,
  told: Receipt | undefined,
  looked: boolean,
): Receipt | null {
  const newest = newestByVisitor(view);
  const known = view.public.receipts.agent;
  const delivered = Math.max(known.delivered, told?.delivered ?? 0, newest);
  const seen = Math.max(known.seen, told?.seen ?? 0, looked ? newest : 0);
  const old = { delivered: told?.delivered ?? known.delivered, seen: told?.seen ?? known.seen };
  return delivered > old.delivered || seen > old.seen ? { delivered, seen } : null;
}
