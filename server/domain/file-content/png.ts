import { join, latin, Malformed, slice, startsWith, u32 } from "./bytes.ts";
import type { Picture } from "./picture.ts";

const SIGNATURE = "\x89PNG\r\n\x1a\n";
const HEADER = 13;
/** Length, name and checksum around a chunk's data. */
const AROUND = 12;

/** What decides how the pixels look, animation too. Texts, times, EXIF and whatever else is left out. */
const KEPT = new Set(
  "IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP mDCV cLLI sBIT bKGD pHYs acTL fcTL fdAT".split(
    " ",
  ),
);

export function isPng(bytes: Uint8Array): boolean {
  return startsWith(bytes, SIGNATURE);
}

/** Chunk by chunk up to its end; what follows that is no picture (PNG, third edition, 5). */
export function strippedPng(bytes: Uint8Array): Picture {
  const parts = [slice(bytes, 0, SIGNATURE.length)];
  let at = SIGNATURE.length;
  for (let name = ""; name !== "IEND";) {
    const length = u32(bytes, at);
    name = latin(bytes, at + 4, 4);
    const chunk = slice(bytes, at, length + AROUND);
    if (parts.length === 1 && (name !== "IHDR" || length !== HEADER)) throw new Malformed();
    if (KEPT.has(name)) parts.push(chunk);
    at += chunk.length;
  }
  const start = SIGNATURE.length + 8;
  return { bytes: join(parts), width: u32(bytes, start), height: u32(bytes, start + 4) };
}
