import type { Receipt } from "../../../server/protocol/conversation.ts";
import type { ConversationView } from "../../../server/protocol/view.ts";
import { newestOfOthers } from "./reading.ts";

export type ReceiptPorts = {
  readonly send: (conversationId: string, receipt: Receipt) => void;
  readonly after: (ms: number, work: () => void) => void;
};

export interface Receipts {
  /** How things stand: the conversations held, and the one that is being looked at. */
  now(views: readonly ConversationView[], onScreen: string | null): void;
  /** A new connection: what was said before may not have arrived. */
  again(): void;
}

const EVERY_MS = 300;

/** Tells the server how far this visitor has received and seen, the newest numbers at most every 300 ms. */
export function createReceipts({ send, after }: ReceiptPorts): Receipts {
  let said = new Map<string, Receipt>();
  let latest: readonly ConversationView[] = [];
  let looking: string | null = null;
  let resting = false;

  function tell(): void {
    let told = false;
    for (const view of latest) {
      const due = receiptDue(view, { looking: view.id === looking, said: said.get(view.id) });
      if (due === null) continue;
      said.set(view.id, due);
      send(view.id, due);
      told = true;
    }
    if (!told) return;
    resting = true;
    after(EVERY_MS, () => {
      resting = false;
      tell();
    });
  }

  return {
    now(views, onScreen) {
      latest = views;
      looking = onScreen;
      if (!resting) tell();
    },
    again() {
      said = new Map();
      if (!resting) tell();
    },
  };
}

type Known = { readonly looking: boolean; readonly said: Receipt | undefined };

/** What is to be said of one conversation; null if nothing is new. Pure. */
export function receiptDue(view: ConversationView, { looking, said }: Known): Receipt | null {
  const newest = newestOfOthers(view);
  const held = view.public.receipts.visitor;
  const delivered = Math.max(newest, held.delivered);
  const seen = Math.max(looking ? newest : 0, held.seen);
  const known = {
    delivered: Math.max(held.delivered, said?.delivered ?? 0),
    seen: Math.max(held.seen, said?.seen ?? 0),
  };
  if (delivered <= known.delivered && seen <= known.seen) return null;
  return { delivered, seen: Math.max(seen, known.seen) };
}
