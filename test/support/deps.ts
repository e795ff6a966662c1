import { createFloor } from "../../server/application/floor.ts";
import type { Deps } from "../../server/application/deps.ts";
import { scryptPasswords } from "../../server/application/passwords.ts";
import type { Store } from "../../server/application/ports.ts";
import { randomIds } from "../../server/random-ids.ts";
import { FILE_RULES } from "./files.ts";
import { KNOWLEDGE, TIMINGS } from "./domain.ts";

/** The same work for a computer in a thousandth of the time: tests make hundreds of accounts. */
export const CHEAP_PASSWORDS = scryptPasswords({ N: 16, r: 8, p: 1 });

/** The application on a store alone: everybody is here (unless told), and nobody hears of anything. */
export function depsOn(
  store: Store,
  now: () => number,
  { isAlone, ...presence }: Partial<Deps["presence"]> & { readonly isAlone?: () => boolean } = {},
): Deps {
  const parts = {
    store,
    clock: { now },
    ids: randomIds,
    passwords: CHEAP_PASSWORDS,
    presence: {
      agentPresent: () => true,
      agentOnDuty: () => true,
      agentWatchesHere: () => true,
      agentWatches: () => true,
      visitorOnline: () => true,
      ...presence,
    },
    timings: TIMINGS,
    fileRules: FILE_RULES,
  };
  const floor = createFloor({ ...parts, isAlone, categoryOf: () => null });
  return { ...parts, floor, publisher: { publish: floor.heard }, knowledge: KNOWLEDGE };
}
