const longEnough = 4;
const word = /[\p{Script=Latin}\p{M}]+/gu;

/**
 * The text with one random edit (a letter dropped, doubled, replaced, or swapped with the next) in
 * each word of four or more letters, with probability one half. The same for the same seed.
 */
export function createTypist(seed: number): (text: string) => string {
  const random = mulberry32(seed);
  const pick = (count: number): number => Math.floor(random() * count);
  const edit = (letters: string): string => {
    const at = pick(letters.length);
    const [before, letter, after] = [
      letters.slice(0, at),
      letters.charAt(at),
      letters.slice(at + 1),
    ];
    switch (pick(4)) {
      case 0:
        return before + after;
      case 1:
        return before + letter + letter + after;
      case 2:
        return before + String.fromCharCode(97 + pick(26)) + after;
      default:
        return after === "" ? before : before + after.charAt(0) + letter + after.slice(1);
    }
  };
  return (text) =>
    text.replace(word, (letters) =>
      letters.length >= longEnough && random() < 0.5 ? edit(letters) : letters,
    );
}

/** T. Ettinger's mulberry32: small, seeded, good enough to choose letters by. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
