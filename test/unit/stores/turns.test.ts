import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { turns } from "../../../server/stores/lowdb/turns.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const MOST_BYTES = 1_000;
const SPREAD_MS = 1_000;

/** Takes so many turns one after another; how many were given so far. */
function take(count: number, hurry = new AbortController().signal) {
  const journal = { bytes: 0, isBusy: false, quietMs: Infinity, settled: () => Promise.resolve() };
  const taken = { count: 0 };
  const turn = turns(journal, count, { mostBytes: MOST_BYTES, spreadMs: SPREAD_MS, hurry });
  void (async () => {
    for (let n = 0; n < count; n += 1, taken.count += 1) await turn();
  })();
  return { journal, taken };
}

test("many documents are spread over the time there is, few leave soon", async () => {
  const many = take(500);
  const few = take(5);
  await vi.advanceTimersByTimeAsync(100);
  expect(few.taken.count).toBe(5);
  expect(many.taken.count).toBeGreaterThanOrEqual(49);
  expect(many.taken.count).toBeLessThanOrEqual(52);
  await vi.advanceTimersByTimeAsync(SPREAD_MS);
  expect(many.taken.count).toBe(500);
});

test("nothing is waited for once somebody waits for the end, or the journal is long", async () => {
  const hurry = new AbortController();
  const closed = take(500, hurry.signal);
  const long = take(500);
  await vi.advanceTimersByTimeAsync(100);
  hurry.abort();
  await vi.advanceTimersByTimeAsync(0);
  expect(closed.taken.count).toBe(500);
  long.journal.bytes = MOST_BYTES;
  await vi.advanceTimersByTimeAsync(5);
  expect(long.taken.count).toBe(500);
});

test("while others commit, a turn waits for a quiet moment, until half of the bytes are there", async () => {
  const { journal, taken } = take(50);
  journal.quietMs = 1;
  await vi.advanceTimersByTimeAsync(0);
  const before = taken.count;
  await vi.advanceTimersByTimeAsync(500);
  expect(taken.count).toBe(before);
  journal.quietMs = 1_000;
  await vi.advanceTimersByTimeAsync(500);
  expect(taken.count).toBeGreaterThan(20);
  expect(taken.count).toBeLessThan(30);
  journal.quietMs = 1;
  journal.bytes = MOST_BYTES / 2;
  await vi.advanceTimersByTimeAsync(600);
  expect(taken.count).toBe(50);
});

test("a turn waits for the commits that are being synced", async () => {
  const { journal, taken } = take(5);
  journal.isBusy = true;
  await vi.advanceTimersByTimeAsync(0);
  const before = taken.count;
  await vi.advanceTimersByTimeAsync(500);
  expect(taken.count).toBe(before);
  journal.isBusy = false;
  await vi.advanceTimersByTimeAsync(500);
  expect(taken.count).toBe(5);
});
