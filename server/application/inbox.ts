import { divide, isNothing, nextOf, type Left } from "../domain/inbox.ts";
import { inboxRow, ticketForAgent } from "../domain/project.ts";
import type { InboxPage, InboxRest } from "../protocol/inbox.ts";
import type { InboxRow } from "../protocol/registers.ts";
import type { Deps } from "./deps.ts";
import { get, tagged } from "./records.ts";

/** Most chats and tickets that are open. */
const OPEN = 10_000;
/** Of what is over, the latest. */
const LATELY = 200;
/** From either end of what is open, before anything is on screen. */
const ENDS = 150;
/** Asked for behind that: a packet stays well below what a slow reader is given. */
const PAGE = 250;

type Lists = Pick<InboxPage, "rows" | "tickets">;

/** What stands on top of an agent's lists, and what is left to be asked for. */
export async function openInbox(
  { store }: Pick<Deps, "store">,
  me: string,
): Promise<Lists & { readonly rest: InboxRest | null; readonly left: Left }> {
  // Together: a database answers each while the others are read.
  const [chats, unsolved, solved, shut, closed] = await Promise.all([
    tagged(store, "conversation", { label: "active", limit: OPEN }),
    tagged(store, "ticket", { label: "unsolved", limit: OPEN }),
    tagged(store, "ticket", { label: "solved", limit: LATELY }),
    tagged(store, "ticket", { label: "closed", limit: LATELY }),
    tagged(store, "conversation", { label: "closed", limit: LATELY }),
  ]);
  const first = divide({ me, chats, tickets: unsolved, ends: ENDS });
  const tickets = [...first.tickets, ...solved, ...shut];
  const ids = [...first.chats, ...closed].map(({ id }) => id);
  const rows = await rowsOf({ store }, [
    ...ids,
    ...tickets.map(({ state }) => state.conversationId),
  ]);
  return { rows, tickets: tickets.map(ticketForAgent), rest: first.rest, left: first.left };
}

/** The next of what is left, each as it is now. */
export async function nextOfInbox(
  { store }: Pick<Deps, "store">,
  before: Left,
): Promise<{ readonly page: InboxPage; readonly left: Left }> {
  const { now, left } = nextOf(before, PAGE);
  const tickets = await Promise.all(now.tickets.map(({ id }) => get(store, "ticket", id)));
  const rows = await rowsOf({ store }, [
    ...now.chats,
    ...now.tickets.map(({ conversationId }) => conversationId),
  ]);
  await store.settled();
  const there = tickets.filter((one) => one !== undefined);
  return { page: { rows, tickets: there.map(ticketForAgent), last: isNothing(left) }, left };
}

async function rowsOf(
  deps: Pick<Deps, "store">,
  ids: readonly string[],
): Promise<readonly InboxRow[]> {
  const rows = await Promise.all([...new Set(ids)].map((id) => row(deps, id)));
  return rows.filter((one) => one !== null);
}

/** One line of the agents' list as it stands; null if it has none. */
export async function row(
  deps: Pick<Deps, "store">,
  conversationId: string,
): Promise<InboxRow | null> {
  const stored = await get(deps.store, "conversation", conversationId);
  const contact =
    stored === undefined ? undefined : await get(deps.store, "contact", stored.state.contactId);
  return stored === undefined || contact === undefined
    ? null
    : inboxRow(stored, contact.state.name);
}
