import { join, Malformed, slice, startsWith, u16, u16le, u32, u32le, u8 } from "./bytes.ts";
import type { Picture } from "./picture.ts";

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const ORIENTATION = 0x0112;
/** From this orientation on the picture lies on its side. */
const SIDEWAYS = 5;

export function isJpeg(bytes: Uint8Array): boolean {
  return startsWith(bytes, "\xff\xd8\xff");
}

type Frame = { width: number; height: number; orientation: number };

/**
 * Segment by segment up to its end. EXIF (place, device, thumbnail), XMP, IPTC and comments go; how the
 * camera was held stays, in an EXIF block that says nothing else, or photos would lie on their sides.
 */
export function strippedJpeg(bytes: Uint8Array): Picture {
  const parts: Uint8Array[] = [];
  const frame: Frame = { width: 0, height: 0, orientation: 1 };
  let at = 2;
  for (;;) {
    const marker = markerAt(bytes, at);
    if (marker === EOI) break;
    const length = u16(bytes, at + 2);
    if (length < 2) throw new Malformed();
    const segment = slice(bytes, at, length + 2);
    look(frame, marker, segment);
    const end = marker === SOS ? endOfScan(bytes, at + segment.length) : at + segment.length;
    if (isKept(marker, segment)) parts.push(bytes.subarray(at, end));
    at = end;
    // Cut off in the middle of its pixels: what is there can be shown.
    if (marker === SOS && at >= bytes.length) break;
    while (u8(bytes, at + 1) === 0xff) at += 1;
  }
  const { width, height, orientation } = frame;
  if (width === 0 || height === 0) throw new Malformed();
  const held = orientation > 1 ? [heldBlock(orientation)] : [];
  return {
    bytes: join([Uint8Array.of(0xff, SOI), ...held, ...parts, Uint8Array.of(0xff, EOI)]),
    ...(orientation >= SIDEWAYS ? { width: height, height: width } : { width, height }),
  };
}

function markerAt(bytes: Uint8Array, at: number): number {
  if (u8(bytes, at) !== 0xff) throw new Malformed();
  const marker = u8(bytes, at + 1);
  // Neither a second beginning nor what only stands inside of a scan.
  if (marker === 0 || marker === SOI || (marker >= 0xd0 && marker <= 0xd7)) throw new Malformed();
  return marker;
}

function look(frame: Frame, marker: number, segment: Uint8Array): void {
  const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
  if (isFrame) {
    frame.height = u16(segment, 5);
    frame.width = u16(segment, 7);
  }
  if (marker === 0xe1 && startsWith(segment, "Exif\0\0", 4))
    frame.orientation = orientationIn(segment.subarray(10)) ?? frame.orientation;
}

/** The application segments that change how colours look; everything that describes goes. */
function isKept(marker: number, segment: Uint8Array): boolean {
  if (marker === 0xe0) return startsWith(segment, "JFIF\0", 4);
  if (marker === 0xe2) return startsWith(segment, "ICC_PROFILE\0", 4);
  if (marker === 0xee) return startsWith(segment, "Adobe", 4);
  return marker < 0xe0;
}

/** Where the pixels end: at the next marker that is neither stuffing nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; ; at += 1) {
    at = bytes.indexOf(0xff, at);
    if (at < 0 || at + 1 >= bytes.length) return bytes.length;
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
}

/** Null: it does not say, or cannot be read. `tiff`: TIFF 6.0, section 2. */
function orientationIn(tiff: Uint8Array): number | null {
  try {
    const little = startsWith(tiff, "II");
    const [short, long] = little ? [u16le, u32le] : [u16, u32];
    const first = long(tiff, 4);
    for (let left = short(tiff, first), at = first + 2; left > 0; left -= 1, at += 12)
      if (short(tiff, at) === ORIENTATION) return knownOrientation(short(tiff, at + 8));
    return null;
  } catch {
    return null;
  }
}

function knownOrientation(value: number): number | null {
  return value >= 1 && value <= 8 ? value : null;
}

/** An EXIF block with the orientation alone: one entry in one directory. */
function heldBlock(orientation: number): Uint8Array {
  const around = [
    "\xff\xe1\0\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0",
    "\0\0\0\0\0\0",
  ];
  const letters = around.join(String.fromCharCode(orientation));
  return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
}
