const characters = (count: number): string => (count === 1 ? "1 character" : `${count} characters`);

/** The words of how long a text is, and may be. */
export const lengthWords = {
  left: (count: number) => `${characters(count)} left`,
  tooLong: (by: number) => `${characters(by)} too long. Shorten it.`,
  inParts: (by: number) => `${characters(by)} too long. Send it in parts.`,
};

/** How near its end one is told what is left: within a twentieth of all. */
const NEAR_END = 0.05;

/** How many characters there still is room for, below zero when there are too many; null: plenty. Pure. */
export function roomIn(text: string, longest: number): number | null {
  const left = longest - text.length;
  return left < longest * NEAR_END ? left : null;
}
