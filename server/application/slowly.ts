/** Runs long work bit by bit, so that everybody else is served in between. Null: it was given up. */
export async function slowly<T>(work: Generator<void, T>, signal?: AbortSignal): Promise<T | null> {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (signal?.aborted === true) return null;
    await new Promise((turn) => setImmediate(turn));
  }
}

/** Does something with each of a list, resting after every few. */
export function* each<T, R>(
  list: readonly T[],
  work: (one: T) => R,
): Generator<void, readonly R[]> {
  const results: R[] = [];
  for (const one of list) {
    results.push(work(one));
    if (results.length % REST_AFTER === 0) yield;
  }
  return results;
}

/** Questions take about a millisecond each. */
const REST_AFTER = 5;
