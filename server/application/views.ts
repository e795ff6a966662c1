import { ok, type Result } from "../protocol/errors.ts";
import { MOST_VIEWS, type SavedView, type SavedViews } from "../protocol/views.ts";
import type { Deps } from "./deps.ts";
import { withMember, withoutMember } from "./edited-list.ts";
import { get, write } from "./records.ts";

/** The team's saved views; version 0: nobody has saved one. */
export async function savedViews({ store }: Pick<Deps, "store">): Promise<SavedViews> {
  const stored = await get(store, "views", "views");
  await store.settled();
  return { id: "views", version: stored?.version ?? 0, views: stored?.state.views ?? [] };
}

type ViewEdit = {
  /** The view it was made of; null: it is new. */
  readonly base: unknown;
  readonly view: SavedView;
};

/** Keeps a view for everybody. `conflict`: somebody else changed it since it was read. */
export function saveView(deps: Deps, { base, view }: ViewEdit): Promise<Result<SavedViews>> {
  return changeViews(deps, (views) => withMember(views, { base, member: view, most: MOST_VIEWS }));
}

type ViewRemoval = { readonly base: unknown; readonly id: string };

export function removeView(deps: Deps, removal: ViewRemoval): Promise<Result<SavedViews>> {
  return changeViews(deps, (views) => withoutMember(views, removal));
}

async function changeViews(
  deps: Deps,
  edit: (views: readonly SavedView[]) => Result<readonly SavedView[]>,
): Promise<Result<SavedViews>> {
  for (;;) {
    const stored = await get(deps.store, "views", "views");
    const edited = edit(stored?.state.views ?? []);
    if (!edited.ok) return edited;
    const state = { id: "views", views: edited.value } as const;
    const change = write({ kind: "views", expected: stored?.version ?? 0, state }, deps.timings);
    const result = await deps.store.commit([change], deps.clock.now());
    if (!result.ok) continue;
    deps.publisher.publish([
      { is: "changed", kind: "views", id: "views", contactId: null, urgent: true },
    ]);
    return ok(await savedViews(deps));
  }
}
