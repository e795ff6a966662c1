import { withConfirmed, type AddressRecord, type TrackingRecord } from "../domain/address.ts";
import type { TicketRecord } from "../domain/ticket-record.ts";
import { fingerprint } from "./contacts.ts";
import type { Deps } from "./deps.ts";
import type { Change, Stored } from "./ports.ts";
import { get, write } from "./records.ts";

/** An address that more contacts than these have proved is no one person's. */
const MOST_ALIKE = 20;

/** How long a link opens its ticket: one that was mailed, and one of a session of `/requests`. */
const LINK_MS = 365 * 86_400_000;
export const SESSION_MS = 7 * 86_400_000;

/** What a link opens, and for whom. */
type LinkTo = Pick<TrackingRecord, "ticketId" | "addressId" | "sessionId">;

export type TrackingKey = { readonly reference: string; readonly secret: string };

export type Tracked = {
  readonly ticket: Stored<TicketRecord>;
  readonly link: TrackingRecord;
};

/** The one ticket a mailed link opens. Null: it opens none, or another, or not any more (SPEC X1). */
export async function tracked(
  { store, clock }: Pick<Deps, "store" | "clock">,
  { reference, secret }: TrackingKey,
): Promise<Tracked | null> {
  const key = await get(store, "tracking", fingerprint(secret));
  if (key === undefined || key.state.expiresAt <= clock.now()) return null;
  const ticket = await get(store, "ticket", key.state.ticketId);
  return ticket?.state.reference === reference ? { ticket, link: key.state } : null;
}

/** Of the secret only its hash is kept. */
export function newLink(
  { timings }: Pick<Deps, "timings">,
  { secret, now, ...to }: LinkTo & { readonly secret: string; readonly now: number },
): Change<unknown> {
  const lastsMs = to.sessionId === undefined ? LINK_MS : SESSION_MS;
  const state = { ...to, id: fingerprint(secret), expiresAt: now + lastsMs };
  return write({ kind: "tracking", expected: 0, state }, timings);
}

/** The secret of another link, for whoever has come by one, or by all their requests, to a ticket. */
export async function linkTo(
  deps: Pick<Deps, "store" | "clock" | "ids" | "timings">,
  to: LinkTo,
): Promise<string> {
  const secret = deps.ids.secret();
  const now = deps.clock.now();
  await deps.store.commit([newLink(deps, { secret, now, ...to })], now);
  return secret;
}

type Proved = { readonly addressId: string; readonly contactId: string };

/**
 * Who opens a mailed link reads what comes to that address: it may be written to from now on (SPEC E5),
 * and whoever else proved it is the same person to the router (SPEC R26).
 */
export async function proveAddress(
  { store, clock, timings, publisher }: Pick<Deps, "store" | "clock" | "timings" | "publisher">,
  { addressId, contactId }: Proved,
): Promise<void> {
  for (;;) {
    const address = await get(store, "address", addressId);
    if (address === undefined) return;
    const state = withConfirmed(address.state, contactId);
    if (state === address.state) return;
    const changes = [
      write({ kind: "address", expected: address.version, state }, timings),
      ...(await contactsAfter({ store, timings }, { address: state, contactId })),
    ];
    if (!(await store.commit(changes, clock.now())).ok) continue;
    publisher.publish(
      changes.flatMap(({ kind, id }) =>
        kind === "contact" ? [{ is: "changed", kind, id, contactId: id, urgent: true }] : [],
      ),
    );
    return;
  }
}

type Confirmed = { readonly address: AddressRecord; readonly contactId: string };

/** Whose it is is known to be theirs; of several, each knows of the others. */
async function contactsAfter(
  { store, timings }: Pick<Deps, "store" | "timings">,
  { address, contactId }: Confirmed,
): Promise<readonly Change<unknown>[]> {
  const { confirmedBy } = address;
  const ids = confirmedBy.length > MOST_ALIKE ? [contactId] : confirmedBy;
  const stored = await Promise.all(ids.map((id) => get(store, "contact", id)));
  const contacts = stored.filter((one) => one !== undefined);
  return contacts.map(({ id, version, state }) => {
    const others = contacts.flatMap((one) => (one.id === id ? [] : [one.id]));
    const sameAs = [...new Set([...(state.sameAs ?? []), ...others])];
    const { email } = state;
    const isTheirs = email !== null && fingerprint(email.toLowerCase()) === address.id;
    const after = {
      ...state,
      ...(sameAs.length === 0 ? {} : { sameAs }),
      ...(isTheirs ? { provedEmail: email } : {}),
    };
    return write({ kind: "contact", expected: version, state: after }, timings);
  });
}
