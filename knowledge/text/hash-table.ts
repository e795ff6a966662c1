/** Finished hashes and the number of each, by open addressing; plain data. */
export type HashTable = { readonly keys: Uint32Array; readonly values: Int32Array };

/** Numbers the hashes 0, 1, 2 … in the order given. */
export function createHashTable(hashes: readonly number[]): HashTable {
  let size = 16;
  while (size < hashes.length * 2) size *= 2;
  const keys = new Uint32Array(size);
  const values = new Int32Array(size);
  hashes.forEach((hash, number) => {
    let at = hash & (size - 1);
    while (keys[at] !== 0) at = (at + 1) & (size - 1);
    keys[at] = hash;
    values[at] = number;
  });
  return { keys, values };
}

/** The same numbers, and the next ones, from `count` on, for the hashes that it lacks. */
export function extendHashTable(
  table: HashTable,
  count: number,
  hashes: Iterable<number>,
): { readonly table: HashTable; readonly count: number } {
  const all: number[] = Array.from({ length: count }, () => 0);
  table.keys.forEach((key, at) => {
    if (key !== 0) all[table.values[at] ?? 0] = key;
  });
  for (const hash of new Set(hashes)) if (lookUp(table, hash) < 0) all.push(hash);
  return { table: createHashTable(all), count: all.length };
}

/** The number of a hash, or -1. */
export function lookUp({ keys, values }: HashTable, hash: number): number {
  const mask = keys.length - 1;
  for (let at = hash & mask; ; at = (at + 1) & mask) {
    const key = keys[at];
    if (key === hash) return values[at] ?? -1;
    if (key === 0) return -1;
  }
}
