import type { Kind, Records } from "./model.ts";
import { UNTOUCHED } from "./ticket.ts";

type Upgrades = { readonly [K in Kind]?: (state: Records[K]) => Records[K] };

/** Records written by an earlier version lack what came later: here they get it, at every reading. */
const UPGRADES: Upgrades = {
  ticket: (state) => {
    if (state.stops !== undefined) return state;
    const since = state.since ?? state.updatedAt;
    // One that was begun has been answered, as far as anybody can still tell.
    const firstReplyAt = state.status === "new" ? null : since;
    return { ...UNTOUCHED, ...state, since, firstReplyAt };
  },
};

export function asOfNow<K extends Kind>(kind: K, state: Records[K]): Records[K] {
  return UPGRADES[kind]?.(state) ?? state;
}
