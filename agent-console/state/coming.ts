import { markOf, type InboxRest } from "../../server/protocol/inbox.ts";
import type { Held } from "./views.ts";

/**
 * What was told ahead and is not here. A line that changed before its turn is: each counts once,
 * and as what it is by now. Pure.
 */
export function stillToCome(
  { waiting, live, tickets }: InboxRest,
  held: Pick<Held, "rows" | "tickets">,
): InboxRest {
  const [chatsHere, ticketsHere] = [marksOf(held.rows), marksOf(held.tickets)];
  const isChatToCome = (mark: string) => !chatsHere.has(mark);
  return {
    waiting: waiting.filter(isChatToCome),
    live: live.filter(isChatToCome),
    tickets: tickets.map(({ marks, ...facts }) => ({
      ...facts,
      marks: marks.filter((mark) => !ticketsHere.has(mark)),
    })),
  };
}

function marksOf(lines: ReadonlyMap<string, unknown>): ReadonlySet<string> {
  return new Set([...lines.keys()].map(markOf));
}
