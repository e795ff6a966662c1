import { maySupervise } from "../domain/access.ts";
import type { Actor, ToolkitRecord } from "../domain/model.ts";
import { fail, ok, type Result } from "../protocol/errors.ts";
import { MOST_TOOLS, type Toolkit } from "../protocol/toolkit.ts";
import type { Deps } from "./deps.ts";
import { get, write } from "./records.ts";

type Lists = Omit<ToolkitRecord, "id">;
type ToolOf<L extends keyof Lists> = Lists[L][number];

const EMPTY: ToolkitRecord = { id: "toolkit", replies: [], macros: [], processes: [] };

/** What the team has at hand; version 0: nobody has put anything there. */
export async function toolkit({ store }: Pick<Deps, "store">): Promise<Toolkit> {
  const stored = await get(store, "toolkit", "toolkit");
  await store.settled();
  return { ...EMPTY, ...stored?.state, version: stored?.version ?? 0 };
}

/** Keeps one for everybody: a new one at the end, a known one in its place. Supervisors only (SPEC W10). */
export function saveTool<L extends keyof Lists>(
  deps: Deps,
  actor: Actor,
  { list, tool }: { readonly list: L; readonly tool: ToolOf<L> },
): Promise<Result<Toolkit>> {
  return changeToolkit(deps, actor, (kit) => {
    const tools: readonly ToolOf<L>[] = kit[list];
    const known = tools.some(({ id }) => id === tool.id);
    if (!known && tools.length >= MOST_TOOLS) return null;
    const next = known ? tools.map((one) => (one.id === tool.id ? tool : one)) : [...tools, tool];
    return { ...kit, [list]: next };
  });
}

export function removeTool(
  deps: Deps,
  actor: Actor,
  { list, id }: { readonly list: keyof Lists; readonly id: string },
): Promise<Result<Toolkit>> {
  return changeToolkit(deps, actor, (kit) => ({
    ...kit,
    [list]: kit[list].filter((tool) => tool.id !== id),
  }));
}

/** `edit` answers null when there are too many. */
async function changeToolkit(
  deps: Deps,
  actor: Actor,
  edit: (kit: ToolkitRecord) => ToolkitRecord | null,
): Promise<Result<Toolkit>> {
  if (!maySupervise(actor)) return fail("forbidden");
  for (;;) {
    const stored = await get(deps.store, "toolkit", "toolkit");
    const state = edit({ ...EMPTY, ...stored?.state });
    if (state === null) return fail("limit_reached");
    const change = write({ kind: "toolkit", expected: stored?.version ?? 0, state }, deps.timings);
    if (!(await deps.store.commit([change], deps.clock.now())).ok) continue;
    deps.publisher.publish([
      { is: "changed", kind: "toolkit", id: "toolkit", contactId: null, urgent: true },
    ]);
    return ok(await toolkit(deps));
  }
}
