import type { Kind, Records } from "./model.ts";
import { UNTOUCHED } from "./ticket.ts";

type Upgrades = { readonly [K in Kind]?: (state: Records[K]) => Records[K] };

/** Records written by an earlier version lack what came later: here they get it, at every reading. */
const UPGRADES: Upgrades = {
  ticket: (state) =>
    state.links === undefined
      ? { ...UNTOUCHED, ...state, since: state.since ?? state.updatedAt }
      : state,
};

export function asOfNow<K extends Kind>(kind: K, state: Records[K]): Records[K] {
  return UPGRADES[kind]?.(state) ?? state;
}
