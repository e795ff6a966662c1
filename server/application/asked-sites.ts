import type { Deps } from "./deps.ts";
import { write } from "./records.ts";
import { openWorkspace } from "./workspace.ts";

/** So many, the newest first: anybody can ask, so it must not become a list of everybody. */
const MOST = 5;
/** Nor may asking become writing. */
const PAUSE_MS = 5_000;
/** Told again after so long, so that it is seen to be still asked for. */
const STALE_MS = 3_600_000;

/**
 * Remembers for administrators which sites asked for the chat and were refused.
 *
 * @returns to be told the origin of each; never rejects
 */
export function createAskedSites(
  deps: Deps,
  failed: (error: unknown) => void,
): (origin: string) => Promise<void> {
  let next = 0;

  async function note(origin: string): Promise<void> {
    const { state, version } = await openWorkspace(deps);
    const at = deps.clock.now();
    const known = state.asked?.find((one) => one.origin === origin);
    if (known !== undefined && at - known.at < STALE_MS) return;
    next = at + PAUSE_MS;
    const others = (state.asked ?? []).filter((one) => one !== known);
    const asked = [{ origin, at }, ...others].slice(0, MOST);
    const change = { kind: "workspace", expected: version, state: { ...state, asked } } as const;
    // Whoever was faster changed something else; the site asks again.
    if (!(await deps.store.commit([write(change, deps.timings)], at)).ok) return;
    deps.publisher.publish([
      { is: "changed", kind: "workspace", id: "workspace", contactId: null, urgent: true },
    ]);
  }

  return async (origin) => {
    if (deps.clock.now() >= next) await note(origin).catch(failed);
  };
}
