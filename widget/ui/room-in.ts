/** How near its end one is told what is left: within a twentieth of all. */
const NEAR_END = 0.05;

/** How many characters there still is room for, below zero when there are too many; null: plenty. Pure. */
export function roomIn(text: string, longest: number): number | null {
  const left = longest - text.length;
  return left < longest * NEAR_END ? left : null;
}
