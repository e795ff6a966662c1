import type { WorkspaceRecord } from "../domain/workspace-record.ts";
import { fail, ok, type Result } from "../protocol/errors.ts";
import type { Deps } from "./deps.ts";
import type { Stored } from "./ports.ts";
import { get, write } from "./records.ts";
import { FIRST_REFERENCE } from "./reference.ts";
import { isStale } from "./stale.ts";

/** The installation's own record, made at the first start. */
export async function openWorkspace(
  deps: Pick<Deps, "store" | "clock" | "ids" | "timings">,
): Promise<Stored<WorkspaceRecord>> {
  for (;;) {
    const stored = await get(deps.store, "workspace", "workspace");
    if (stored !== undefined) return stored;
    const state: WorkspaceRecord = {
      id: "workspace",
      name: "Demo Outdoor Shop",
      siteKey: deps.ids.id(),
      demo: true,
      origins: [],
      lastReference: FIRST_REFERENCE,
    };
    await deps.store.commit(
      [write({ kind: "workspace", expected: 0, state }, deps.timings)],
      deps.clock.now(),
    );
  }
}

export type WorkspaceUpdate = {
  /** The name and origins it was made of. */
  readonly base: unknown;
  readonly name: string;
  readonly origins: readonly string[];
};

/**
 * Sets the shop's name and where the widget may be embedded. Origins are kept as `https://host[:port]`.
 * `conflict`: somebody else changed them since they were read.
 */
export async function updateWorkspace(
  deps: Deps,
  { base, name, origins }: WorkspaceUpdate,
): Promise<Result<Stored<WorkspaceRecord>>> {
  for (;;) {
    const stored = await openWorkspace(deps);
    if (isStale(base, { name: stored.state.name, origins: stored.state.origins }))
      return fail("conflict");
    const demo = stored.state.demo && stored.state.name === name;
    const allowed = [...new Set(origins.map((origin) => new URL(origin).origin))];
    const asked = (stored.state.asked ?? []).filter(({ origin }) => !allowed.includes(origin));
    const state = { ...stored.state, name, demo, origins: allowed, asked };
    const result = await deps.store.commit(
      [write({ kind: "workspace", expected: stored.version, state }, deps.timings)],
      deps.clock.now(),
    );
    if (!result.ok) continue;
    deps.publisher.publish([
      { is: "changed", kind: "workspace", id: "workspace", contactId: null, urgent: true },
    ]);
    return ok({ ...stored, state, version: stored.version + 1 });
  }
}

/** What the owner's site signs with; made the first time it is needed, or anew. Nothing signed before counts then. */
export function identitySecret(deps: Deps, anew = false): Promise<string> {
  return secretNamed(deps, "identitySecret", anew);
}

/** What the tokens in our own addresses are signed with. */
export function mailSecret(deps: Deps): Promise<string> {
  return secretNamed(deps, "mailSecret", false);
}

async function secretNamed(
  deps: Deps,
  name: "identitySecret" | "mailSecret",
  anew: boolean,
): Promise<string> {
  for (;;) {
    const { state, version } = await openWorkspace(deps);
    const known = state[name];
    if (known !== undefined && !anew) return known;
    const secret = deps.ids.secret();
    const change = { kind: "workspace", expected: version, state: { ...state, [name]: secret } };
    const done = await deps.store.commit(
      [write({ ...change, kind: "workspace" }, deps.timings)],
      deps.clock.now(),
    );
    if (done.ok) return secret;
  }
}
