/** One of 2^15 buckets; more would cost memory and gained nothing. */
export const BUCKETS = 1 << 15;

/** A message's first words tell its language; the rest would only cost time. */
const longestText = 400;
const longestGram = 5;
const space = 32;

/** Every message takes this way: what is found is put here, without lists of its own. */
const found = new Uint16Array(1 << 13);
const points = new Uint32Array(1 << 13);

/**
 * What the identifier sees of a text: the buckets (0 to BUCKETS - 1, with repeats) of the 1- to
 * 5-grams of every word between its spaces, and of the whole word. FNV-1a over code points.
 * Addresses of pages and mail are nobody's language and are left out. Good until the next call.
 */
export function languageFeatures(text: string): Uint16Array {
  let count = 0;
  for (const word of wordsOf(text)) count = addFeatures(count, word);
  return found.subarray(0, count);
}

function wordsOf(text: string): readonly string[] {
  const plain = text
    .slice(0, longestText)
    .replace(/https?:\S+|\S+@\S+/g, " ")
    .normalize("NFKC")
    .toLowerCase()
    .replace(/['’‘`´]/g, "'");
  return plain.match(/[\p{L}\p{M}]+(?:'[\p{L}\p{M}]+)*/gu) ?? [];
}

/** Behind the first `count`; gives how many there are then. */
function addFeatures(count: number, word: string): number {
  const length = spell(word);
  let next = count;
  // Another start value, so that a short word is more than its own n-gram.
  let whole = 0x1234567;
  for (let start = 0; start < length; start += 1) {
    let hash = 0x811c9dc5;
    const end = Math.min(length, start + longestGram);
    for (let at = start; at < end; at += 1) {
      hash = mix(hash, points[at] ?? 0);
      // A lone space says nothing.
      if (at > start || points[at] !== space) found[next++] = bucket(hash);
    }
    whole = mix(whole, points[start] ?? 0);
  }
  found[next++] = bucket(whole);
  return Math.min(next, found.length);
}

/** Puts a word's code points between spaces; gives how many that are. */
function spell(word: string): number {
  let length = 0;
  points[length++] = space;
  for (let at = 0; at < word.length && length < points.length - 1;) {
    const point = word.codePointAt(at) ?? 0;
    points[length++] = point;
    at += point > 0xffff ? 2 : 1;
  }
  points[length++] = space;
  return length;
}

function mix(hash: number, point: number): number {
  return Math.imul(hash ^ point, 0x01000193);
}

function bucket(hash: number): number {
  return (hash ^ (hash >>> 15)) & (BUCKETS - 1);
}
