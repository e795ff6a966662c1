const characters = (count: number): string => (count === 1 ? "1 character" : `${count} characters`);

/** The words of how long a text is, and may be. */
export const lengthWords = {
  left: (count: number) => `${characters(count)} left`,
  tooLong: (by: number) => `${characters(by)} too long. Shorten it.`,
  inParts: (by: number) => `${characters(by)} too long. Send it in parts.`,
};
