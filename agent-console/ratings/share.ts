import type { Tally } from "../../server/protocol/satisfaction.ts";

/** How many of a hundred found it good; null: nobody has said anything. */
export function shareOf({ good, bad }: Tally): number | null {
  return good + bad === 0 ? null : Math.round((100 * good) / (good + bad));
}
