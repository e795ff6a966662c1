/**
 * Features (words, stems, n-grams) are known by 32-bit hashes instead of strings: a vocabulary is
 * then two typed arrays, a sixth of the memory, and goes to a worker or a file as it is. Among
 * 200,000 features about five pairs collide, which changes nothing that can be measured.
 */

const PRIME = 0x01000193;

/** Folds one more UTF-16 unit into a hash (FNV-1a). */
export function extend(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, PRIME);
}

/** The hash of a text, given the seed of its kind of feature; not yet finished. */
export function hashOf(seed: number, text: string): number {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1) hash = extend(hash, text.charCodeAt(at));
  return hash;
}

/** Spreads the bits (MurmurHash3's finalizer) and avoids 0, which means an empty place. */
export function finish(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  mixed ^= mixed >>> 16;
  return mixed === 0 ? 1 : mixed >>> 0;
}
