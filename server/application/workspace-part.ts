import { maySupervise } from "../domain/access.ts";
import type { Actor } from "../domain/model.ts";
import type { WorkspaceRecord } from "../domain/workspace-record.ts";
import { fail, ok, type Result } from "../protocol/errors.ts";
import type { Deps } from "./deps.ts";
import { write } from "./records.ts";
import { openWorkspace } from "./workspace.ts";

/** Settings that lie in the workspace's record, each with a revision of its own. */
type Parts = {
  readonly [N in "look" | "preChat" | "proactive" | "typingPreview" | "privacy"]-?: NonNullable<
    WorkspaceRecord[N]
  >;
};

export interface WorkspacePart<O> {
  /** As they are; as in a new installation where nobody has set them. */
  overview(deps: Deps): Promise<O>;
  /** In force from the next look at them on. `conflict`: somebody else changed them since they were read. */
  set(deps: Deps, actor: Actor, overview: O): Promise<Result<null>>;
}

/** @param first as in a new installation */
export function workspacePart<N extends keyof Parts>(
  name: N,
  first: Parts[N]["settings"],
): WorkspacePart<Parts[N]> {
  const kept = (state: WorkspaceRecord) =>
    (state[name] ?? { revision: 0, settings: first }) as Parts[N];
  return {
    async overview(deps) {
      const { state } = await openWorkspace(deps);
      await deps.store.settled();
      return kept(state);
    },
    async set(deps, actor, { revision, settings }) {
      if (!maySupervise(actor)) return fail("forbidden");
      for (;;) {
        const { state, version } = await openWorkspace(deps);
        if (kept(state).revision !== revision) return fail("conflict");
        const changed = { ...state, [name]: { revision: revision + 1, settings } };
        const change = write(
          { kind: "workspace", expected: version, state: changed },
          deps.timings,
        );
        if (!(await deps.store.commit([change], deps.clock.now())).ok) continue;
        deps.publisher.publish([
          { is: "changed", kind: "workspace", id: "workspace", contactId: null, urgent: true },
        ]);
        return ok(null);
      }
    },
  };
}
