import { withConfirmed } from "../domain/address.ts";
import type { TicketRecord } from "../domain/model.ts";
import { fingerprint } from "./contacts.ts";
import type { Deps } from "./deps.ts";
import type { Change, Stored } from "./ports.ts";
import { get, write } from "./records.ts";

/** How long a link opens its ticket. */
const LINK_MS = 365 * 86_400_000;

export type TrackingKey = { readonly reference: string; readonly secret: string };

export type Tracked = {
  readonly ticket: Stored<TicketRecord>;
  /** The address the link was mailed to. */
  readonly addressId: string;
};

/** The one ticket a mailed link opens. Null: it opens none, or another, or not any more (SPEC X1). */
export async function tracked(
  { store, clock }: Pick<Deps, "store" | "clock">,
  { reference, secret }: TrackingKey,
): Promise<Tracked | null> {
  const key = await get(store, "tracking", fingerprint(secret));
  if (key === undefined || key.state.expiresAt <= clock.now()) return null;
  const ticket = await get(store, "ticket", key.state.ticketId);
  return ticket?.state.reference === reference ? { ticket, addressId: key.state.addressId } : null;
}

/** Of the secret only its hash is kept. */
export function newLink(
  { timings }: Pick<Deps, "timings">,
  {
    secret,
    now,
    ...to
  }: {
    readonly secret: string;
    readonly now: number;
    readonly ticketId: string;
    readonly addressId: string;
  },
): Change<unknown> {
  const state = { id: fingerprint(secret), ...to, expiresAt: now + LINK_MS };
  return write({ kind: "tracking", expected: 0, state }, timings);
}

/** The secret of another link, for whoever has come by one to a ticket that goes on from it (SPEC X5). */
export async function linkTo(
  deps: Pick<Deps, "store" | "clock" | "ids" | "timings">,
  to: { readonly ticketId: string; readonly addressId: string },
): Promise<string> {
  const secret = deps.ids.secret();
  const now = deps.clock.now();
  await deps.store.commit([newLink(deps, { secret, now, ...to })], now);
  return secret;
}

/** Who opens a mailed link reads what comes to that address: it may be written to from now on (SPEC E5). */
export async function proveAddress(
  { store, clock, timings }: Pick<Deps, "store" | "clock" | "timings">,
  { addressId, contactId }: { readonly addressId: string; readonly contactId: string },
): Promise<void> {
  for (;;) {
    const address = await get(store, "address", addressId);
    if (address === undefined) return;
    const state = withConfirmed(address.state, contactId);
    if (state === address.state) return;
    const change = write({ kind: "address", expected: address.version, state }, timings);
    if ((await store.commit([change], clock.now())).ok) return;
  }
}
