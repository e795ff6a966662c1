import { fail, ok, type Result } from "../protocol/errors.ts";
import { MOST_VIEWS, type SavedView, type SavedViews } from "../protocol/views.ts";
import type { Deps } from "./deps.ts";
import { get, write } from "./records.ts";

/** The team's saved views; version 0: nobody has saved one. */
export async function savedViews({ store }: Pick<Deps, "store">): Promise<SavedViews> {
  const stored = await get(store, "views", "views");
  await store.settled();
  return { id: "views", version: stored?.version ?? 0, views: stored?.state.views ?? [] };
}

/** Keeps a view for everybody: a new one at the end, a known one in its place. */
export function saveView(deps: Deps, view: SavedView): Promise<Result<SavedViews>> {
  return changeViews(deps, (views) => {
    const known = views.some(({ id }) => id === view.id);
    if (known) return views.map((one) => (one.id === view.id ? view : one));
    return views.length < MOST_VIEWS ? [...views, view] : null;
  });
}

export function removeView(deps: Deps, id: string): Promise<Result<SavedViews>> {
  return changeViews(deps, (views) => views.filter((view) => view.id !== id));
}

/** `edit` answers null when there are too many. */
async function changeViews(
  deps: Deps,
  edit: (views: readonly SavedView[]) => readonly SavedView[] | null,
): Promise<Result<SavedViews>> {
  for (;;) {
    const stored = await get(deps.store, "views", "views");
    const views = edit(stored?.state.views ?? []);
    if (views === null) return fail("limit_reached");
    const state = { id: "views", views } as const;
    const change = write({ kind: "views", expected: stored?.version ?? 0, state }, deps.timings);
    const result = await deps.store.commit([change], deps.clock.now());
    if (!result.ok) continue;
    deps.publisher.publish([
      { is: "changed", kind: "views", id: "views", contactId: null, urgent: true },
    ]);
    return ok(await savedViews(deps));
  }
}
