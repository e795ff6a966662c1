import { FILE_TYPES, type FileType } from "../../protocol/files.ts";
import { inspect, type Offered } from "./inspect.ts";

const ALL_TYPES = Object.keys(FILE_TYPES) as readonly FileType[];

/** A logo or an icon; what somebody shows of their screen is larger, or at least longer. */
const LONGEST_SIDE = 320;
const MOST_PIXELS = 32_000;
/** Lines and invisible pictures are as narrow. */
const NARROWEST = 16;

/**
 * Whether a picture that stands inside a mail's text only adorns it: what signatures and letterheads
 * are made of. What is no picture that can be measured is none.
 */
export function isOrnament(offered: Offered): boolean {
  const found = inspect(offered, ALL_TYPES);
  if (!found.ok || found.width === undefined || found.height === undefined) return false;
  const { width, height } = found;
  const isSmall = Math.max(width, height) <= LONGEST_SIDE && width * height <= MOST_PIXELS;
  return isSmall || Math.min(width, height) <= NARROWEST;
}
