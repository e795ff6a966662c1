import { join, latin, Malformed, slice, startsWith, u16le, u8 } from "./bytes.ts";
import type { Picture } from "./picture.ts";

const HEAD = 13;
const LOOPING = new Set(["NETSCAPE2.0", "ANIMEXTS1.0"]);

export function isGif(bytes: Uint8Array): boolean {
  return startsWith(bytes, "GIF87a") || startsWith(bytes, "GIF89a");
}

/** Block by block up to its trailer; comments, XMP and texts go (GIF89a, appendix A). */
export function strippedGif(bytes: Uint8Array): Picture {
  let at = HEAD + tableSize(u8(bytes, 10));
  const parts = [slice(bytes, 0, at)];
  let [width, height] = [u16le(bytes, 6), u16le(bytes, 8)];
  for (;;) {
    const kind = u8(bytes, at);
    if (kind === 0x3b) break;
    const { end, keep } = kind === 0x2c ? imageAt(bytes, at) : extensionAt(bytes, at);
    if (kind === 0x2c) {
      // Some viewers make room for a frame that is larger than it should be.
      width = Math.max(width, u16le(bytes, at + 1) + u16le(bytes, at + 5));
      height = Math.max(height, u16le(bytes, at + 3) + u16le(bytes, at + 7));
    }
    if (keep) parts.push(bytes.subarray(at, end));
    at = end;
  }
  return { bytes: join([...parts, Uint8Array.of(0x3b)]), width, height };
}

type Block = { readonly end: number; readonly keep: boolean };

function imageAt(bytes: Uint8Array, at: number): Block {
  const data = at + 10 + tableSize(u8(bytes, at + 9)) + 1;
  return { end: afterSubBlocks(bytes, data), keep: true };
}

function extensionAt(bytes: Uint8Array, at: number): Block {
  if (u8(bytes, at) !== 0x21) throw new Malformed();
  const label = u8(bytes, at + 1);
  const loops = label === 0xff && LOOPING.has(latin(bytes, at + 3, 11));
  return { end: afterSubBlocks(bytes, at + 2), keep: label === 0xf9 || loops };
}

function afterSubBlocks(bytes: Uint8Array, from: number): number {
  let at = from;
  for (let size = u8(bytes, at); size > 0; size = u8(bytes, at)) at += size + 1;
  return at + 1;
}

function tableSize(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
}
