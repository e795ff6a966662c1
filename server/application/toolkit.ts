import { maySupervise } from "../domain/access.ts";
import type { Actor, ToolkitRecord } from "../domain/model.ts";
import { fail, ok, type Result } from "../protocol/errors.ts";
import { MOST_TOOLS, type Toolkit } from "../protocol/toolkit.ts";
import type { Deps } from "./deps.ts";
import { withMember, withoutMember } from "./edited-list.ts";
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

type ToolEdit<L extends keyof Lists> = {
  readonly list: L;
  /** The tool it was made of; null: it is new. */
  readonly base: unknown;
  readonly tool: ToolOf<L>;
};

/**
 * Keeps one for everybody: a new one at the end, a known one in its place. Supervisors only (SPEC W10).
 * `conflict`: somebody else changed it since it was read.
 */
export function saveTool<L extends keyof Lists>(
  deps: Deps,
  actor: Actor,
  { list, base, tool }: ToolEdit<L>,
): Promise<Result<Toolkit>> {
  return changeToolkit(deps, actor, (kit) => {
    const tools: readonly ToolOf<L>[] = kit[list];
    const edited = withMember(tools, { base, member: tool, most: MOST_TOOLS });
    return edited.ok ? ok({ ...kit, [list]: edited.value }) : edited;
  });
}

type ToolRemoval = Omit<ToolEdit<keyof Lists>, "tool"> & { readonly id: string };

/** `conflict`: somebody else changed it since it was read. One that is gone already is no failure. */
export function removeTool(
  deps: Deps,
  actor: Actor,
  { list, base, id }: ToolRemoval,
): Promise<Result<Toolkit>> {
  return changeToolkit(deps, actor, (kit) => {
    const tools: readonly ToolOf<keyof Lists>[] = kit[list];
    const edited = withoutMember(tools, { base, id });
    return edited.ok ? ok({ ...kit, [list]: edited.value }) : edited;
  });
}

async function changeToolkit(
  deps: Deps,
  actor: Actor,
  edit: (kit: ToolkitRecord) => Result<ToolkitRecord>,
): Promise<Result<Toolkit>> {
  if (!maySupervise(actor)) return fail("forbidden");
  for (;;) {
    const stored = await get(deps.store, "toolkit", "toolkit");
    const edited = edit({ ...EMPTY, ...stored?.state });
    if (!edited.ok) return edited;
    const expected = stored?.version ?? 0;
    const change = write({ kind: "toolkit", expected, state: edited.value }, deps.timings);
    if (!(await deps.store.commit([change], deps.clock.now())).ok) continue;
    deps.publisher.publish([
      { is: "changed", kind: "toolkit", id: "toolkit", contactId: null, urgent: true },
    ]);
    return ok(await toolkit(deps));
  }
}
