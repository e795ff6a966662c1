import { withConfirmed } from "../domain/address.ts";
import { fingerprint } from "./contacts.ts";
import type { Deps } from "./deps.ts";
import { get, write } from "./records.ts";

/** Who opens a mailed link reads what comes to that address: it may be written to from now on (SPEC E5). */
export async function proveAddress(
  { store, clock, timings }: Pick<Deps, "store" | "clock" | "timings">,
  { secret, contactId }: { readonly secret: string; readonly contactId: string },
): Promise<void> {
  const key = await get(store, "tracking", fingerprint(secret));
  for (;;) {
    const address = key && (await get(store, "address", key.state.addressId));
    if (address === undefined) return;
    const state = withConfirmed(address.state, contactId);
    if (state === address.state) return;
    const change = write({ kind: "address", expected: address.version, state }, timings);
    if ((await store.commit([change], clock.now())).ok) return;
  }
}
