import type { RatingRecord } from "../domain/model.ts";
import type { Deps } from "./deps.ts";
import { get, write } from "./records.ts";

export type Rating = { readonly articleId: string; readonly helpful: boolean };

/**
 * Counts one reader's word on an article; resolves when it is durable. Who counts twice is kept out
 * before: here is no telling readers apart.
 */
export async function rate(
  deps: Pick<Deps, "store" | "clock" | "timings">,
  { articleId, helpful }: Rating,
): Promise<RatingRecord> {
  for (;;) {
    const stored = await get(deps.store, "rating", articleId);
    const before = stored?.state ?? { id: articleId, helpful: 0, notHelpful: 0 };
    const state: RatingRecord = helpful
      ? { ...before, helpful: before.helpful + 1 }
      : { ...before, notHelpful: before.notHelpful + 1 };
    const result = await deps.store.commit(
      [write({ kind: "rating", expected: stored?.version ?? 0, state }, deps.timings)],
      deps.clock.now(),
    );
    if (result.ok) return state;
  }
}
