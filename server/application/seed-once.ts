import type { Deps } from "./deps.ts";
import { write } from "./records.ts";
import { openWorkspace } from "./workspace.ts";

/** What a new installation begins with is put in place once, so that what was deleted stays deleted. */
export async function seedOnce(deps: Deps, seed: () => Promise<void>): Promise<void> {
  if ((await openWorkspace(deps)).state.seeded === true) return;
  await seed();
  for (;;) {
    const { state, version } = await openWorkspace(deps);
    if (state.seeded === true) return;
    const change = write(
      { kind: "workspace", expected: version, state: { ...state, seeded: true } },
      deps.timings,
    );
    if ((await deps.store.commit([change], deps.clock.now())).ok) return;
  }
}
