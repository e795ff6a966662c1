import { isDeepStrictEqual } from "node:util";

/**
 * Whether an edit was made of something else than there is now.
 *
 * @param base as it was sent to whoever edited it
 */
export function isStale(base: unknown, now: unknown): boolean {
  return !isDeepStrictEqual(base, JSON.parse(JSON.stringify(now)));
}
