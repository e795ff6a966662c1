/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [number, number, number];

export const WHITE: Rgb = [255, 255, 255];
/** The tokens' `--ink` in the light. */
export const INK: Rgb = [12, 30, 34];
const BLACK: Rgb = [0, 0, 0];

/** WCAG 2.2, success criterion 1.4.3: text on its ground. */
export const TEXT = 4.5;
/** 1.4.11: what is no text, on what is around it. */
export const SHAPE = 3;

/** @param hex `#rrggbb` */
export function parseColour(hex: string): Rgb {
  const number = Number.parseInt(hex.slice(1), 16);
  return [number >> 16, (number >> 8) & 255, number & 255];
}

export function writeColour(colour: Rgb): string {
  return `#${colour.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

/** WCAG 2.2, "contrast ratio": 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** WCAG 2.2, "relative luminance": 0 to 1. */
function luminance(colour: Rgb): number {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** @param share of `other` in it, 0 to 1 */
export function mix(one: Rgb, other: Rgb, share: number): Rgb {
  const part = (at: 0 | 1 | 2) => Math.round(one[at] + (other[at] - one[at]) * share);
  return [part(0), part(1), part(2)];
}

/** As little darker as it takes. `enough` has to hold for black. */
export const darkened = (colour: Rgb, enough: (colour: Rgb) => boolean): Rgb =>
  moved(colour, BLACK, enough);

/** As little lighter as it takes. `enough` has to hold for white. */
export const lightened = (colour: Rgb, enough: (colour: Rgb) => boolean): Rgb =>
  moved(colour, WHITE, enough);

const STEPS = 100;

function moved(colour: Rgb, end: Rgb, enough: (colour: Rgb) => boolean): Rgb {
  for (let step = 0; step < STEPS; step++) {
    const tried = mix(colour, end, step / STEPS);
    if (enough(tried)) return tried;
  }
  return end;
}
