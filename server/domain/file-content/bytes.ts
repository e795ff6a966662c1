/** Reading bytes without leaving them: out of bounds is "not such a file", never a crash. */

export class Malformed extends Error {}

export function u16(bytes: Uint8Array, at: number): number {
  need(bytes, at, 2);
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

export function u32(bytes: Uint8Array, at: number): number {
  return u16(bytes, at) * 0x1_0000 + u16(bytes, at + 2);
}

export function u16le(bytes: Uint8Array, at: number): number {
  need(bytes, at, 2);
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
}

export function u32le(bytes: Uint8Array, at: number): number {
  return u16le(bytes, at) + u16le(bytes, at + 2) * 0x1_0000;
}

export function u8(bytes: Uint8Array, at: number): number {
  need(bytes, at, 1);
  return bytes[at] ?? 0;
}

/** The bytes from `at` on, all `length` of them. */
export function slice(bytes: Uint8Array, at: number, length: number): Uint8Array {
  need(bytes, at, length);
  return bytes.subarray(at, at + length);
}

/** As Latin-1: signatures and names of chunks. */
export function latin(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}

export function startsWith(bytes: Uint8Array, signature: string, at = 0): boolean {
  return latin(bytes, at, signature.length) === signature;
}

export function join(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

function need(bytes: Uint8Array, at: number, length: number): void {
  if (at < 0 || length < 0 || at + length > bytes.length) throw new Malformed();
}
