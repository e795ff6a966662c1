import type { DoorRecord } from "../domain/errand-record.ts";
import { emailLabel } from "../domain/labels.ts";
import type { TicketRecord } from "../domain/ticket-record.ts";
import { fingerprint } from "./contacts.ts";
import type { Deps } from "./deps.ts";
import type { Change, Stored } from "./ports.ts";
import { get, remove, tagged, write } from "./records.ts";
import { linkTo, proveAddress, SESSION_MS } from "./tracking.ts";

/** How long a mailed link to all requests opens them, once. */
export const SIGN_IN_MS = 30 * 60_000;
const CONFIRM_MS = 365 * 86_400_000;
const MOST_REQUESTS = 200;
/** Links of one session that end with it. */
const MOST_LINKS = 1_000;

const LASTS: Readonly<Record<DoorRecord["opens"], number>> = {
  sign_in: SIGN_IN_MS,
  session: SESSION_MS,
  confirm: CONFIRM_MS,
};

export type NewDoor = Pick<DoorRecord, "opens" | "email" | "contactId"> & {
  readonly secret: string;
  readonly now: number;
};

/** Of the secret only its hash is kept. */
export function newDoor(
  { timings }: Pick<Deps, "timings">,
  { secret, now, opens, email, contactId }: NewDoor,
): Change<unknown> {
  const state: DoorRecord = {
    id: fingerprint(secret),
    opens,
    email: email.toLowerCase(),
    contactId,
    expiresAt: now + LASTS[opens],
  };
  return write({ kind: "door", expected: 0, state }, timings);
}

async function doorOf(
  { store, clock }: Pick<Deps, "store" | "clock">,
  secret: string,
  opens: DoorRecord["opens"],
): Promise<Stored<DoorRecord> | null> {
  const door = await get(store, "door", fingerprint(secret));
  return door?.state.opens === opens && door.state.expiresAt > clock.now() ? door : null;
}

/** The secret of the session a mailed link opens, once (SPEC X7). Null: it opens none, or no more. */
export async function signInBy(deps: Deps, secret: string): Promise<string | null> {
  const door = await doorOf(deps, secret, "sign_in");
  if (door === null) return null;
  const now = deps.clock.now();
  const session = deps.ids.secret();
  const { email, contactId } = door.state;
  const used = await deps.store.commit(
    [
      remove("door", door),
      newDoor(deps, { secret: session, now, opens: "session", email, contactId }),
    ],
    now,
  );
  // Somebody else opened it at the same time.
  if (!used.ok) return null;
  await prove(deps, door.state);
  return session;
}

/** Whoever has the secret reads what comes to the address. False: it is none, or too old. */
export async function confirmBy(deps: Deps, secret: string): Promise<boolean> {
  const door = await doorOf(deps, secret, "confirm");
  if (door === null) return false;
  await prove(deps, door.state);
  return true;
}

async function prove(deps: Deps, { email, contactId }: DoorRecord): Promise<void> {
  if (contactId !== null) await proveAddress(deps, { addressId: fingerprint(email), contactId });
}

/** Ends a session and the links made in it. The references of what they opened. */
export async function leaveBy(deps: Deps, secret: string): Promise<readonly string[]> {
  for (;;) {
    const door = await doorOf(deps, secret, "session");
    if (door === null) return [];
    const links = await tagged(deps.store, "tracking", { label: door.id, limit: MOST_LINKS });
    const ended = [remove("door", door), ...links.map((link) => remove("tracking", link))];
    // One of them ran out in the same moment.
    if (!(await deps.store.commit(ended, deps.clock.now())).ok) continue;
    const ids = [...new Set(links.map(({ state }) => state.ticketId))];
    const tickets = await Promise.all(ids.map((id) => get(deps.store, "ticket", id)));
    return tickets.flatMap((ticket) => (ticket === undefined ? [] : [ticket.state.reference]));
  }
}

export type AllRequests = {
  readonly email: string;
  /** What changed last comes first. */
  readonly tickets: readonly Stored<TicketRecord>[];
  /** The reader's own, as a browser of theirs told it last; null: none did. */
  readonly timeZone: string | null;
};

export async function requestsBy(deps: Deps, secret: string): Promise<AllRequests | null> {
  const door = await doorOf(deps, secret, "session");
  if (door === null) return null;
  const { email } = door.state;
  const tickets = await requestsOf(deps, email);
  const timeZone = await zoneOf(deps, tickets);
  await deps.store.settled();
  return { email, tickets, timeZone };
}

async function zoneOf(
  { store }: Pick<Deps, "store">,
  tickets: readonly Stored<TicketRecord>[],
): Promise<string | null> {
  for (const id of new Set(tickets.map(({ state }) => state.contactId))) {
    const contact = await get(store, "contact", id);
    if (contact?.state.timeZone) return contact.state.timeZone;
  }
  return null;
}

export async function requestsOf(
  { store }: Pick<Deps, "store">,
  email: string,
): Promise<readonly Stored<TicketRecord>[]> {
  const found = await tagged(store, "ticket", { label: emailLabel(email), limit: MOST_REQUESTS });
  return found.toSorted((a, b) => b.state.updatedAt - a.state.updatedAt);
}

/** The secret of a link to one of them. Null: it is not one of theirs, or there is none. */
export async function linkBy(
  deps: Deps,
  secret: string,
  reference: string,
): Promise<string | null> {
  const all = await requestsBy(deps, secret);
  const ticket = all?.tickets.find(({ state }) => state.reference === reference);
  if (all === null || ticket === undefined) return null;
  const addressId = fingerprint(all.email);
  return linkTo(deps, { ticketId: ticket.id, addressId, sessionId: fingerprint(secret) });
}
