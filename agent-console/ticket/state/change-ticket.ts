import type { Ticket } from "../../../server/protocol/ticket.ts";
import type { Desk } from "../../state/desk.ts";
import { undoWords } from "../../words/undo.ts";
import { changes, waysBack, type Returning, type TicketChange } from "./way-back.ts";

/** So many the server takes at once. */
const AT_ONCE = 200;

/** Said once it is so, with the way back where there is one. @returns whether it was done */
export async function changeTicket(
  desk: Desk,
  ticket: Ticket,
  change: TicketChange,
): Promise<boolean> {
  const reply = await desk.attempt("ticket:update", { ticketId: ticket.id, ...change });
  const ways = waysBack([ticket], change);
  if (reply.ok && ways.length > 0)
    offerWayBack(desk, undoWords.changed(ticket.reference), { change, ways });
  return reply.ok;
}

/**
 * The same on many, as they are now, with one way back for all of them.
 * @returns those it could not be done on; null: not all were reached
 */
export async function changeTickets(
  desk: Desk,
  tickets: readonly Ticket[],
  change: TicketChange,
): Promise<readonly string[] | null> {
  const all = { back: change, ticketIds: tickets.map(({ id }) => id) };
  const { failed, left } = await send(desk, [all]);
  const notDone = new Set([...failed, ...left.flatMap(({ ticketIds }) => ticketIds)]);
  const done = tickets.filter(({ id }) => !notDone.has(id));
  const changed = done.filter((ticket) => changes(ticket, change)).length;
  const text = undoWords.changedMany({ changed, same: done.length - changed, not: notDone.size });
  const ways = waysBack(done, change);
  if (ways.length > 0) offerWayBack(desk, text, { change, ways });
  else desk.toasts.say(text);
  return left.length > 0 ? null : failed;
}

type Taken = { readonly change: TicketChange; readonly ways: readonly Returning[] };

function offerWayBack(desk: Desk, text: string, taken: Taken): void {
  desk.toasts.say(text, { label: undoWords.undo, run: () => void takeBack(desk, taken) });
}

const count = (some: readonly Returning[]) =>
  some.reduce((sum, { ticketIds }) => sum + ticketIds.length, 0);

/** Only what nobody has set to something else since. */
async function takeBack(desk: Desk, { change, ways }: Taken): Promise<void> {
  const { failed, left } = await send(desk, ways, change);
  const undone = count(ways) - count(left) - failed.length;
  // The rest can still be asked for.
  if (left.length > 0)
    offerWayBack(desk, undoWords.notReached(count(left)), { change, ways: left });
  else desk.toasts.say(undoWords.undone(undone, failed.length));
}

/** In as many turns as it takes; `left`: what was not reached. */
async function send(
  desk: Desk,
  ways: readonly Returning[],
  ifStill?: TicketChange,
): Promise<{ readonly failed: readonly string[]; readonly left: readonly Returning[] }> {
  const turns = ways.flatMap(({ back, ticketIds }) =>
    Array.from({ length: Math.ceil(ticketIds.length / AT_ONCE) }, (_, nth) => ({
      back,
      ticketIds: ticketIds.slice(nth * AT_ONCE, (nth + 1) * AT_ONCE),
    })),
  );
  const failed: string[] = [];
  for (const [nth, { back, ticketIds }] of turns.entries()) {
    const payload = { ticketIds: [...ticketIds], ...back, ifStill };
    const reply = await desk.attempt("tickets:update", payload);
    if (!reply.ok) return { failed, left: turns.slice(nth) };
    failed.push(...reply.value.failed);
  }
  return { failed, left: [] };
}
