import { join, latin, Malformed, slice, startsWith, u16le, u32le, u8 } from "./bytes.ts";
import type { Picture } from "./picture.ts";

const KEPT = new Set(["VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP"]);
/** In the flags of VP8X. */
const TELLS_EXIF = 0x08;
const TELLS_XMP = 0x04;

export function isWebp(bytes: Uint8Array): boolean {
  return startsWith(bytes, "RIFF") && startsWith(bytes, "WEBP", 8);
}

type Chunk = { readonly name: string; readonly data: Uint8Array };

/** Chunk by chunk; EXIF, XMP and what is unknown go, as does all behind its end (RFC 9649). */
export function strippedWebp(bytes: Uint8Array): Picture {
  const chunks = chunksOf(slice(bytes, 12, u32le(bytes, 4) - 4)).filter(({ name }) =>
    KEPT.has(name),
  );
  const body = join(chunks.map(written));
  const head = Uint8Array.from(slice(bytes, 0, 12));
  new DataView(head.buffer).setUint32(4, body.length + 4, true);
  return { bytes: join([head, body]), ...sizeOf(chunks[0]) };
}

function chunksOf(body: Uint8Array): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = 0; at < body.length;) {
    const length = u32le(body, at + 4);
    chunks.push({ name: latin(body, at, 4), data: slice(body, at + 8, length) });
    at += 8 + length + (length % 2);
  }
  return chunks;
}

function written({ name, data }: Chunk): Uint8Array {
  const chunk = new Uint8Array(8 + data.length + (data.length % 2));
  chunk.set([...name].map((letter) => letter.charCodeAt(0)));
  new DataView(chunk.buffer).setUint32(4, data.length, true);
  chunk.set(data, 8);
  if (name === "VP8X") chunk[8] = u8(data, 0) & ~(TELLS_EXIF | TELLS_XMP);
  return chunk;
}

function sizeOf(first: Chunk | undefined): Pick<Picture, "width" | "height"> {
  const data = first?.data ?? new Uint8Array();
  switch (first?.name) {
    case "VP8X":
      return { width: u24(data, 4) + 1, height: u24(data, 7) + 1 };
    case "VP8L": {
      if (u8(data, 0) !== 0x2f) throw new Malformed();
      const bits = u32le(data, 1);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case "VP8 ":
      if (!startsWith(data, "\x9d\x01\x2a", 3)) throw new Malformed();
      return { width: u16le(data, 6) & 0x3fff, height: u16le(data, 8) & 0x3fff };
    default:
      throw new Malformed();
  }
}

function u24(bytes: Uint8Array, at: number): number {
  return u16le(bytes, at) + u8(bytes, at + 2) * 0x1_0000;
}
