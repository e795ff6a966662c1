import type { Deps } from "./deps.ts";
import { release } from "./duty.ts";
import { execute } from "./execute.ts";
import type { Files } from "./files.ts";
import { get, remove } from "./records.ts";
import { sweepTickets } from "./sla-sweep.ts";
import { passTicketDeadlines } from "./tickets.ts";

const BATCH = 200;
/** A node that dies with deadlines in hand leaves them to the others after this many milliseconds. */
const CLAIM_MS = 5_000;
const CLAIM = { limit: BATCH, forMs: CLAIM_MS };
/** Longest sleep, in milliseconds: a clock that was set, or another node's deadline, is noticed within it. */
const LONGEST_SLEEP_MS = 500;
/** At least so long, so that what cannot be settled, or is being sent, does not keep it awake. */
const SHORTEST_SLEEP_MS = 20;
const BUSY_SLEEP_MS = 250;

/** What sends things; each says whether it is in hand already. */
export type Sending = {
  readonly letters: { readonly due: (ticketId: string) => boolean };
  readonly errands: { readonly due: (errandId: string) => boolean };
};

export interface DeadlineTimer {
  /** Fires what is due now and from then on. */
  start(): void;
  stop(): Promise<void>;
}

/** Whose work some deadlines are. */
export type Others = {
  readonly mailing: Sending;
  readonly files: Pick<Files, "due">;
};

/** Deadlines are data; this only reads the next one due and wakes up for it. */
export function createDeadlineTimer(
  deps: Deps,
  others: Others,
  failed: (error: unknown) => void,
): DeadlineTimer {
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;

  async function wake(): Promise<void> {
    const busy = await fireDue(deps, others).catch((error: unknown) => {
      failed(error);
      return false;
    });
    if (stopped) return;
    const next = await deps.store.nextDue().catch(() => null);
    const sleep =
      next === null
        ? LONGEST_SLEEP_MS
        : Math.max(0, Math.min(next - deps.clock.now(), LONGEST_SLEEP_MS));
    const least = busy ? BUSY_SLEEP_MS : SHORTEST_SLEEP_MS;
    timer = setTimeout(() => (running = wake()), Math.max(sleep, least));
  }

  return {
    start() {
      running = wake();
    },
    async stop() {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      await running;
    },
  };
}

/** True: all that is due is being sent already. */
async function fireDue(deps: Deps, { mailing, files }: Others): Promise<boolean> {
  const due = await deps.store.claimDue(deps.clock.now(), CLAIM);
  let inHand = 0;
  for (const { kind, id } of due) {
    if (kind === "conversation") await conversationDue(deps, id);
    else if (kind === "ticket") await passTicketDeadlines(deps, id);
    else if (kind === "sla" || kind === "service") await sweepTickets(deps, kind);
    else if (kind === "outbox") inHand += mailing.letters.due(id) ? 0 : 1;
    else if (kind === "errand") inHand += mailing.errands.due(id) ? 0 : 1;
    else if (kind === "file") files.due(id);
    else if (
      kind === "session" ||
      kind === "invite" ||
      kind === "tracking" ||
      kind === "door" ||
      kind === "uploads"
    )
      await expire(deps, kind, id);
  }
  return due.length > 0 && inHand === due.length;
}

/** Who missed too many offers is away from then on, and asked for nothing else meanwhile (SPEC P10). */
async function conversationDue(deps: Deps, conversationId: string): Promise<void> {
  const done = await execute(deps, {
    actor: { kind: "system" },
    conversationId,
    command: { type: "due" },
  });
  if (!done.ok) return;
  for (const { event } of done.value.logged) {
    if (event.type !== "offer:ended" || event.why !== "missed") continue;
    const agent = await get(deps.store, "agent", event.agentId);
    if (agent?.state.availability === "away")
      await release(deps, event.agentId, { offersOnly: true });
  }
}

async function expire(
  deps: Deps,
  kind: "session" | "invite" | "tracking" | "door" | "uploads",
  id: string,
): Promise<void> {
  const stored = await get(deps.store, kind, id);
  if (stored !== undefined) await deps.store.commit([remove(kind, stored)], deps.clock.now());
}
