import type { PushShared, PushState } from "../../server/protocol/push.ts";

/** A console's own state with what holds for all of them, unless it knows of newer. Pure. */
export function withShared(state: PushState, shared: PushShared): PushState {
  if (shared.version < state.version) return state;
  const isListed = shared.devices.some(({ id }) => id === state.here);
  return { ...state, ...shared, here: isListed ? state.here : null };
}
