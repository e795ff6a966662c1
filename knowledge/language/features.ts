/** One of 2^15 buckets; more would cost memory and gained nothing. */
export const BUCKETS = 1 << 15;

/** A message's first words tell its language; the rest would only cost time. */
const longestText = 400;
const longestGram = 5;
const space = 32;

/**
 * What the identifier sees of a text: the buckets (0 to BUCKETS - 1, with repeats) of the 1- to
 * 5-grams of every word between its spaces, and of the whole word. FNV-1a over code points.
 * Addresses of pages and mail are nobody's language and are left out.
 */
export function languageFeatures(text: string): readonly number[] {
  const found: number[] = [];
  for (const word of wordsOf(text)) addFeatures(found, word);
  return found;
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

/** Every message takes this way: into one list, without lists of its own. */
function addFeatures(found: number[], word: string): void {
  const points = [space];
  for (const character of word) points.push(character.codePointAt(0) ?? 0);
  points.push(space);
  // Another start value, so that a short word is more than its own n-gram.
  let whole = 0x1234567;
  for (let start = 0; start < points.length; start += 1) {
    let hash = 0x811c9dc5;
    const end = Math.min(points.length, start + longestGram);
    for (let at = start; at < end; at += 1) {
      hash = mix(hash, points[at] ?? 0);
      // A lone space says nothing.
      if (at > start || points[at] !== space) found.push(bucket(hash));
    }
    whole = mix(whole, points[start] ?? 0);
  }
  found.push(bucket(whole));
}

function mix(hash: number, point: number): number {
  return Math.imul(hash ^ point, 0x01000193);
}

function bucket(hash: number): number {
  return (hash ^ (hash >>> 15)) & (BUCKETS - 1);
}
