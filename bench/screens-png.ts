import { deflateSync, inflateSync } from "node:zlib";
import { pngChunk } from "../test/support/files.ts";

const SIGNATURE = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
const MOST_COLOURS = 256;

type Pixels = { readonly width: number; readonly height: number; readonly rgb: Uint8Array };

/** The same picture in its 256 most used colours: a third of the size, and for screens hardly to be told apart. */
export function fewerColours(png: Buffer): Buffer {
  const { width, height, rgb } = pixelsOf(png);
  const { palette, indexOf } = paletteOf(rgb);
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 3;
      rows[y * (width + 1) + 1 + x] = indexOf(colourAt(rgb, at));
    }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    pngChunk("IHDR", header),
    pngChunk("PLTE", Buffer.from(palette.flatMap((colour) => partsOf(colour)))),
    pngChunk("IDAT", deflateSync(rows, { level: 9 })),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
}

/** Of a picture as Chromium writes it: eight bits a channel, no palette, not interlaced. */
function pixelsOf(png: Buffer): Pixels {
  const data: Buffer[] = [];
  let at = SIGNATURE.length;
  let [width, height, channels] = [0, 0, 0];
  while (at < png.length) {
    const length = png.readUInt32BE(at);
    const name = png.toString("latin1", at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    if (name === "IHDR")
      [width, height, channels] = [
        body.readUInt32BE(0),
        body.readUInt32BE(4),
        body[9] === 6 ? 4 : 3,
      ];
    if (name === "IDAT") data.push(body);
    at += length + 12;
  }
  const raw = unfiltered(inflateSync(Buffer.concat(data)), { width, height, channels });
  const rgb = new Uint8Array(width * height * 3);
  for (let nth = 0; nth < width * height; nth += 1)
    for (let part = 0; part < 3; part += 1) rgb[nth * 3 + part] = raw[nth * channels + part] ?? 0;
  return { width, height, rgb };
}

type Shape = { readonly width: number; readonly height: number; readonly channels: number };

/** PNG (third edition), 9: each line says how it was filtered. */
function unfiltered(lines: Buffer, { width, height, channels }: Shape): Uint8Array {
  const stride = width * channels;
  const out = new Uint8Array(height * stride);
  for (let y = 0; y < height; y += 1) {
    const filter = lines[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x += 1) {
      const left = x < channels ? 0 : (out[y * stride + x - channels] ?? 0);
      const up = y === 0 ? 0 : (out[(y - 1) * stride + x] ?? 0);
      const corner = x < channels || y === 0 ? 0 : (out[(y - 1) * stride + x - channels] ?? 0);
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      out[y * stride + x] = (lines[y * (stride + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [left, up, corner].map((one) => Math.abs(guess - one));
  if (a === undefined || b === undefined || c === undefined) return 0;
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

function colourAt(rgb: Uint8Array, at: number): number {
  return ((rgb[at] ?? 0) << 16) | ((rgb[at + 1] ?? 0) << 8) | (rgb[at + 2] ?? 0);
}

function partsOf(colour: number): readonly number[] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

function paletteOf(rgb: Uint8Array) {
  const used = new Map<number, number>();
  for (let at = 0; at < rgb.length; at += 3) {
    const colour = colourAt(rgb, at);
    used.set(colour, (used.get(colour) ?? 0) + 1);
  }
  const palette = [...used]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_COLOURS)
    .map(([colour]) => colour);
  const known = new Map(palette.map((colour, nth) => [colour, nth]));
  const indexOf = (colour: number): number => {
    const found = known.get(colour) ?? nearest(palette, colour);
    known.set(colour, found);
    return found;
  };
  return { palette, indexOf };
}

function nearest(palette: readonly number[], colour: number): number {
  const distances = palette.map((one) => {
    const parts = partsOf(one);
    return partsOf(colour).reduce((sum, part, nth) => sum + (part - (parts[nth] ?? 0)) ** 2, 0);
  });
  return distances.indexOf(Math.min(...distances));
}
