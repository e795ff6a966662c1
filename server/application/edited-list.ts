import { fail, ok, type Result } from "../protocol/errors.ts";
import { isStale } from "./stale.ts";

type Member = { readonly id: string };

type Put<T> = {
  /** The member it was made of; null: it is new. */
  readonly base: unknown;
  readonly member: T;
  /** How many there may be. */
  readonly most: number;
};

/**
 * A list that several edit, with one more at its end or a known one in its place.
 * `conflict`: somebody else changed that one since it was read.
 */
export function withMember<T extends Member>(
  list: readonly T[],
  { base, member, most }: Put<T>,
): Result<readonly T[]> {
  const known = list.find(({ id }) => id === member.id) ?? null;
  // The same once more: its answer was lost.
  if (isStale(base, known) && isStale(member, known)) return fail("conflict");
  if (known !== null) return ok(list.map((one) => (one === known ? member : one)));
  return list.length < most ? ok([...list, member]) : fail("limit_reached");
}

/** Without one of them; one that is gone already is no failure. `conflict`: as above. */
export function withoutMember<T extends Member>(
  list: readonly T[],
  { base, id }: { readonly base: unknown; readonly id: string },
): Result<readonly T[]> {
  const known = list.find((one) => one.id === id);
  if (known !== undefined && isStale(base, known)) return fail("conflict");
  return ok(list.filter((one) => one !== known));
}
