import { deflateSync } from "node:zlib";
import type { FileRules } from "../../server/domain/files.ts";
import { FILE_TYPES, type FileType } from "../../server/protocol/files.ts";

export const FILE_RULES: FileRules = {
  largest: 100_000,
  perConversation: 300_000,
  perDay: 200_000,
  types: Object.keys(FILE_TYPES) as readonly FileType[],
  unsentMs: 86_400_000,
};

/** A picture of one colour, `side` pixels square or as told, with chunks put in before its pixels. */
export function png({
  width = 2,
  height = 2,
  extra = [] as readonly Uint8Array[],
  behind = "",
} = {}): Uint8Array<ArrayBuffer> {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const small = width * height < 1_000_000;
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, 0x7c)]);
  const pixels = small
    ? Buffer.concat(Array.from({ length: height }, () => row))
    : Buffer.from([0]);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    pngChunk("IHDR", header),
    ...extra,
    pngChunk("IDAT", deflateSync(pixels)),
    pngChunk("IEND", Buffer.alloc(0)),
    Buffer.from(behind, "latin1"),
  ]);
}

export function pngChunk(name: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

const CRC_TABLE = Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (CRC_TABLE[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}

/** The segments of a JPEG that decide what is read of it; its pixels are no picture. */
export function jpeg({ orientation = 1, place = "57.7N 11.9E", behind = "" } = {}): Uint8Array {
  const tiff = Buffer.concat([
    Buffer.from("II*\0\x08\0\0\0\x01\0", "latin1"),
    Buffer.from([0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]),
    Buffer.from(`\0\0\0\0${place}`, "latin1"),
  ]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from("JFIF\0\x01\x01\0\0\x01\0\x01\0\0", "latin1")),
    segment(0xe1, Buffer.concat([Buffer.from("Exif\0\0"), tiff])),
    segment(0xed, Buffer.from(`Photoshop 3.0\0${place}`, "latin1")),
    segment(0xfe, Buffer.from(place)),
    segment(0xdb, Buffer.alloc(65, 1)),
    segment(0xc0, Buffer.from([8, 0, 30, 0, 40, 1, 1, 0x11, 0])),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0x34, 0xff, 0x00, 0x56, 0xff, 0xd0, 0x78]),
    Buffer.from([0xff, 0xd9]),
    Buffer.from(behind, "latin1"),
  ]);
}

function segment(marker: number, data: Uint8Array): Uint8Array {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

/** One pixel, with a comment in it. */
export function gif({ comment = "Made at home", behind = "" } = {}): Uint8Array {
  return Buffer.concat([
    Buffer.from("GIF89a\x03\0\x02\0\x80\0\0\0\0\0\xff\xff\xff", "latin1"),
    Buffer.from([0x21, 0xfe, comment.length]),
    Buffer.from(`${comment}\0`, "latin1"),
    Buffer.from("\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0", "latin1"),
    Buffer.from("\x2c\0\0\0\0\x03\0\x02\0\0\x02\x02\x44\x01\0\x3b", "latin1"),
    Buffer.from(behind, "latin1"),
  ]);
}

export function webp({ exif = "57.7N 11.9E", behind = "" } = {}): Uint8Array {
  const extended = Buffer.from([0x0c, 0, 0, 0, 9, 0, 0, 4, 0, 0]);
  const chunks = Buffer.concat([
    riffChunk("VP8X", extended),
    riffChunk("VP8L", Buffer.from([0x2f, 9, 0, 1, 0, 0])),
    riffChunk("EXIF", Buffer.from(exif)),
    riffChunk("XMP ", Buffer.from(`<x>${exif}</x>`)),
  ]);
  const head = Buffer.from("RIFF\0\0\0\0WEBP", "latin1");
  head.writeUInt32LE(chunks.length + 4, 4);
  return Buffer.concat([head, chunks, Buffer.from(behind, "latin1")]);
}

function riffChunk(name: string, data: Uint8Array): Uint8Array {
  const head = Buffer.from(`${name}\0\0\0\0`, "latin1");
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}

/** An archive that holds parts by these names, stored as they are. `claims`: what it says they unpack to. */
export function zip(parts: Readonly<Record<string, string>>, claims?: number): Uint8Array {
  const files: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(parts)) {
    const size = claims ?? text.length;
    const local = Buffer.alloc(30);
    local.write("PK\x03\x04", "latin1");
    local.writeUInt32LE(size, 22);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.write("PK\x01\x02", "latin1");
    entry.writeUInt32LE(size, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    const file = Buffer.concat([local, Buffer.from(name + text, "latin1")]);
    files.push(file);
    entries.push(Buffer.concat([entry, Buffer.from(name, "latin1")]));
    at += file.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, directory, end]);
}

export const PDF = Buffer.from("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n");
