/**
 * Goes round a map, a few values at each call: `share` (0 to 1) of all there are, on average.
 * Whoever stays is named about once in `1 / share` calls, whoever else comes and goes.
 */
export function inTurns<V>(map: ReadonlyMap<unknown, V>, share: number): () => readonly V[] {
  // Map iterators live on: they name what is added meanwhile, and end once.
  let turn = map.values();
  let owed = 0;

  function next(): V | undefined {
    const { value, done } = turn.next();
    if (done !== true) return value;
    turn = map.values();
    return turn.next().value;
  }

  return () => {
    owed += map.size * share;
    const named: V[] = [];
    for (; owed >= 1; owed -= 1) {
      const value = next();
      if (value !== undefined) named.push(value);
    }
    return named;
  };
}
