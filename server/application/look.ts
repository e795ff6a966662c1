import { maySupervise } from "../domain/access.ts";
import { FIRST_LOOK } from "../domain/look/look.ts";
import type { Actor } from "../domain/model.ts";
import { fail, ok, type Result } from "../protocol/errors.ts";
import type { LookOverview } from "../protocol/look.ts";
import type { Deps } from "./deps.ts";
import { write } from "./records.ts";
import { openWorkspace } from "./workspace.ts";

/** How the chat looks on the owner's site. */
export async function lookOverview(deps: Deps): Promise<LookOverview> {
  const { state } = await openWorkspace(deps);
  await deps.store.settled();
  return state.look ?? { revision: 0, settings: FIRST_LOOK };
}

/** In force for every page loaded from now on. `conflict`: somebody else changed it since it was read. */
export async function setLook(
  deps: Deps,
  actor: Actor,
  { revision, settings }: LookOverview,
): Promise<Result<null>> {
  if (!maySupervise(actor)) return fail("forbidden");
  for (;;) {
    const { state, version } = await openWorkspace(deps);
    if ((state.look?.revision ?? 0) !== revision) return fail("conflict");
    const look = { revision: revision + 1, settings };
    const change = write(
      { kind: "workspace", expected: version, state: { ...state, look } },
      deps.timings,
    );
    if (!(await deps.store.commit([change], deps.clock.now())).ok) continue;
    deps.publisher.publish([
      { is: "changed", kind: "workspace", id: "workspace", contactId: null, urgent: true },
    ]);
    return ok(null);
  }
}
