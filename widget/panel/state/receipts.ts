import type { Receipt } from "../../../server/protocol/conversation.ts";
import type { ConversationView } from "../../../server/protocol/view.ts";
import type { Looked } from "./looked.ts";
import { newestOfOthers } from "./reading.ts";

export type ReceiptPorts = {
  readonly send: (conversationId: string, receipt: Receipt) => void;
  readonly after: (ms: number, work: () => void) => void;
  /** What is said now may arrive. */
  readonly online: () => boolean;
  readonly looked: Looked;
};

export interface Receipts {
  /** How things stand: the conversations held, and the one that is being looked at. */
  now(views: readonly ConversationView[], onScreen: string | null): void;
  /** A new connection: what was said before may not have arrived. */
  again(): void;
}

const EVERY_MS = 300;

/**
 * Tells the server how far this visitor has received and seen, the newest numbers at most every 300 ms:
 * but at once when they look away, which may be the last that can be said.
 */
export function createReceipts({ send, after, online, looked }: ReceiptPorts): Receipts {
  let said = new Map<string, Receipt>();
  let latest: readonly ConversationView[] = [];
  let before: string | null = null;
  let resting = false;

  function tell(): void {
    if (!online()) return;
    let told = false;
    for (const view of latest) {
      const due = receiptDue(view, { looked: looked.at(view.id), said: said.get(view.id) });
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
      const isAway = before !== null && before !== onScreen;
      latest = views;
      before = onScreen;
      looked.confirm(views);
      for (const view of views) if (view.id === onScreen) looked.see(view);
      if (!resting || isAway) tell();
    },
    again() {
      said = new Map();
      if (!resting) tell();
    },
  };
}

type Known = { readonly looked: number; readonly said: Receipt | undefined };

/** What is to be said of one conversation; null if nothing is new. Pure. */
export function receiptDue(view: ConversationView, { looked, said }: Known): Receipt | null {
  const newest = newestOfOthers(view);
  const held = view.public.receipts.visitor;
  const delivered = Math.max(newest, held.delivered);
  const seen = Math.max(looked, held.seen);
  const known = {
    delivered: Math.max(held.delivered, said?.delivered ?? 0),
    seen: Math.max(held.seen, said?.seen ?? 0),
  };
  if (delivered <= known.delivered && seen <= known.seen) return null;
  return { delivered, seen: Math.max(seen, known.seen) };
}
