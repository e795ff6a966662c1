import { z } from "zod";

/** What every number in the environment is read by: said in words that tell what to do. */
function numeric(what: string, holds: (value: number) => boolean) {
  return z
    .string()
    .refine((text) => text.trim() !== "" && holds(Number(text)), {
      error: ({ input }) => `must be ${what}, not "${String(input)}"`,
    })
    .transform(Number);
}

export const wholeNumber = (least: number, most: number) =>
  numeric(
    `a whole number, ${least} to ${most}`,
    (value) => Number.isInteger(value) && value >= least && value <= most,
  );

export const numberFrom = (least: number, most: number) =>
  numeric(`a number, ${least} to ${most}`, (value) => value >= least && value <= most);

export const numberAboveZero = (most: number) =>
  numeric(`a number above 0 and up to ${most}`, (value) => value > 0 && value <= most);

export const port = wholeNumber(0, 65_535);

export const seconds = (fallback: number) => numberAboveZero(31_536_000).default(fallback);

/** One of these words. */
export const oneOf = <W extends string>(...words: readonly [W, ...W[]]) =>
  z.enum(words, { error: `must be one of ${words.join(", ")}` });
