/** Around the first line of our letters: all below it in an answer is our own, quoted. */
const SIGN = "— — —";

export function markerLine(words: string): string {
  return `${SIGN} ${words} ${SIGN}`;
}

export function hasMarker(line: string): boolean {
  return line.includes(SIGN);
}
