import { crc32 } from "node:zlib";

/**
 * How one entry lies in the journal, in bytes:
 *
 *   payload length (8 hex) · CRC-32 of the payload (8 hex) · CRC-32 of those 16 (8 hex) · "\n"
 *   payload (JSON) · "\n"
 *
 * The header has its own checksum so that a wrong length cannot pass for a torn write: what a
 * crash leaves is short; what is complete and wrong is damage.
 */
const HEADER = 25;
const NEWLINE = 0x0a;

export function frame(value: unknown): Buffer {
  const json = JSON.stringify(value);
  const length = Buffer.byteLength(json);
  const bytes = Buffer.allocUnsafe(HEADER + length + 1);
  bytes.write(json, HEADER);
  bytes[HEADER + length] = NEWLINE;
  const sizes = hex8(length) + hex8(crc32(bytes.subarray(HEADER, HEADER + length)));
  bytes.write(`${sizes}${hex8(crc32(sizes))}\n`, 0, "latin1");
  return bytes;
}

export type Unframed =
  | { readonly kind: "entry"; readonly payload: Buffer; readonly next: number }
  /** The bytes end before the entry does. */
  | { readonly kind: "torn" }
  | { readonly kind: "damaged"; readonly what: string };

/** The entry at `offset`, which must lie before the end. */
export function unframe(bytes: Buffer, offset: number): Unframed {
  const start = offset + HEADER;
  if (bytes.length < start) return { kind: "torn" };
  const header = bytes.toString("latin1", offset, start);
  if (header.slice(16) !== `${hex8(crc32(header.slice(0, 16)))}\n`) {
    return { kind: "damaged", what: "the header does not match its checksum" };
  }
  const end = start + Number.parseInt(header.slice(0, 8), 16);
  if (bytes.length < end) return { kind: "torn" };
  const payload = bytes.subarray(start, end);
  if (hex8(crc32(payload)) !== header.slice(8, 16)) {
    return { kind: "damaged", what: "the content does not match its checksum" };
  }
  // The last byte of a file may be missing: everything that matters is there and checked.
  if ((bytes[end] ?? NEWLINE) === NEWLINE) return { kind: "entry", payload, next: end + 1 };
  return { kind: "damaged", what: "the line does not end where it should" };
}

export function hex8(number: number): string {
  return number.toString(16).padStart(8, "0");
}
