import { withAsked, type AddressRecord } from "../domain/address.ts";
import { fingerprint } from "./contacts.ts";
import type { Deps } from "./deps.ts";
import type { Change, Stored } from "./ports.ts";
import { get, write } from "./records.ts";

export type MayWrite = {
  readonly stored: Stored<AddressRecord> | undefined;
  readonly after: AddressRecord;
};

export type WritesTo = {
  readonly email: string;
  readonly contactId: string;
  readonly letterId: string;
};

/** Null: this letter has to wait until somebody has shown that the address is theirs (SPEC E5). */
export async function mayWriteTo(
  { store }: Pick<Deps, "store">,
  { email, contactId, letterId }: WritesTo,
): Promise<MayWrite | null> {
  const id = fingerprint(email.toLowerCase());
  const stored = await get(store, "address", id);
  const known = stored?.state ?? { id, asked: {}, confirmedBy: [] };
  const after = withAsked(known, { contactId, letterId });
  return after === null ? null : { stored, after };
}

/** That it is written to now, to be committed with the beginning of it. */
export function addressChange(
  { timings }: Pick<Deps, "timings">,
  { stored, after }: MayWrite,
): readonly Change<unknown>[] {
  return after === stored?.state
    ? []
    : [write({ kind: "address", expected: stored?.version ?? 0, state: after }, timings)];
}
