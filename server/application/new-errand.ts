import type { ErrandRecord, ErrandWhat } from "../domain/errand-record.ts";
import type { Deps } from "./deps.ts";
import type { Change } from "./ports.ts";
import { write } from "./records.ts";

type NewErrand = {
  readonly id: string;
  readonly what: ErrandWhat;
  readonly at: number;
  /** Milliseconds it waits for more; at once unless told. */
  readonly after?: number;
};

/** To be committed with what causes it; with an id of its own it is there once. */
export function newErrand(
  { timings }: Pick<Deps, "timings">,
  { id, what, at, after = 0 }: NewErrand,
): Change<unknown> {
  const state: ErrandRecord = { id, what, at, dueAt: at + after, attempts: 0 };
  return write({ kind: "errand", expected: 0, state }, timings);
}
