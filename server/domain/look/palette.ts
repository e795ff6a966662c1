import {
  contrast,
  darkened,
  INK,
  lightened,
  mix,
  parseColour,
  SHAPE,
  TEXT,
  WHITE,
  writeColour,
  type Rgb,
} from "./colour.ts";

/** The tokens' `--raised` in the dark: cards and bars stand on it. */
const DARK: Rgb = [18, 32, 36];
/** The tokens' `--sunk`, the darkest ground there is in the light and the lightest in the dark. */
const SUNK: Rgb = [232, 238, 238];
const DARK_SUNK: Rgb = [26, 43, 48];

/** A colour in the light, and in the dark. */
type Pair = readonly [light: Rgb, dark: Rgb];

/** The tokens that follow from an owner's colour: `accent` and what goes with it, as `#rrggbb`. */
export type Palette = Readonly<Record<string, readonly [light: string, dark: string]>>;

/** An owner's colour as the ground of text: itself where white or ink can be read on it, else darker. */
export function readable(colour: Rgb): Rgb {
  return darkened(
    colour,
    (tried) => contrast(tried, WHITE) >= TEXT || contrast(tried, INK) >= TEXT,
  );
}

/** What is written on such a ground: white where that can be read. */
export function inkOn(ground: Rgb): Rgb {
  return contrast(ground, WHITE) >= TEXT ? WHITE : INK;
}

/** @param accent `#rrggbb` */
export function paletteOf(accent: string): Palette {
  const own = parseColour(accent);
  // In the dark it has to stand out from what it stands on, too.
  const pair: Pair = [
    readable(own),
    readable(lightened(own, (tried) => contrast(tried, DARK) >= SHAPE)),
  ];
  const on: Pair = [inkOn(pair[0]), inkOn(pair[1])];
  const soft: Pair = [mix(WHITE, own, 0.12), mix(DARK, own, 0.2)];
  return {
    accent: pairOf(pair),
    "accent-strong": pairOf([pressed(pair[0], on[0]), pressed(pair[1], on[1])]),
    "on-accent": pairOf(on),
    "accent-ink": pairOf([
      darkened(own, (tried) => onBoth(tried, soft[0], SUNK)),
      lightened(own, (tried) => onBoth(tried, soft[1], DARK_SUNK)),
    ]),
    "accent-soft": pairOf(soft),
    visitor: pairOf(pair),
    "on-visitor": pairOf(on),
    bot: pairOf([mix(WHITE, own, 0.1), mix(DARK, own, 0.14)]),
    ...water(own),
  };
}

/** Under the mouse: away from what is written on it, so that it stays readable. */
function pressed(ground: Rgb, on: Rgb): Rgb {
  return mix(ground, on === WHITE ? [0, 0, 0] : WHITE, 0.18);
}

function onBoth(text: Rgb, one: Rgb, other: Rgb): boolean {
  return contrast(text, one) >= TEXT && contrast(text, other) >= TEXT;
}

/** The header of home: three tones, all of them dark enough for two tones of white. */
function water(own: Rgb): Palette {
  const top = darkened(own, (tried) => contrast(tried, WHITE) >= 7.5);
  const tones = [0.35, 0.18, 0].map((share) => mix(top, [0, 0, 0], share));
  const [deep = top, middle = top] = tones;
  const soft = lightened(own, (tried) => contrast(tried, top) >= TEXT + 0.5);
  return {
    "water-1": pairOf([deep, mix(deep, [0, 0, 0], 0.25)]),
    "water-2": pairOf([middle, mix(middle, [0, 0, 0], 0.25)]),
    "water-3": pairOf([top, mix(top, [0, 0, 0], 0.25)]),
    "on-water-soft": pairOf([soft, soft]),
    "water-line": pairOf([mix(top, soft, 0.6), mix(top, soft, 0.4)]),
  };
}

function pairOf([light, dark]: Pair): readonly [string, string] {
  return [writeColour(light), writeColour(dark)];
}
