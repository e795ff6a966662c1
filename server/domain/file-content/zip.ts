import type { FileType } from "../../protocol/files.ts";
import { latin, Malformed, slice, startsWith, u16le, u32le } from "./bytes.ts";

const END = "PK\x05\x06";
const END_SIZE = 22;
const ENTRY = "PK\x01\x02";
const LONGEST_COMMENT = 0xffff;
/** Nothing anybody writes has more parts. */
const MOST_ENTRIES = 20_000;

const OFFICE = "application/vnd.openxmlformats-officedocument.";
const OPEN_DOCUMENT = "application/vnd.oasis.opendocument.";

export function isZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, "PK\x03\x04");
}

/**
 * What an archive is, by the names in its directory; nothing is unpacked. Null: nothing that is taken,
 * as documents with programs in them.
 */
export function zipType(bytes: Uint8Array): FileType | null {
  const names = namesIn(bytes);
  if (names.some((name) => /(^|\/)vbaProject\.bin$/i.test(name))) return null;
  if (names[0] === "mimetype") return openDocument(bytes);
  if (!names.includes("[Content_Types].xml")) return "application/zip";
  const has = (folder: string) => names.some((name) => name.startsWith(folder));
  if (has("word/")) return `${OFFICE}wordprocessingml.document`;
  if (has("xl/")) return `${OFFICE}spreadsheetml.sheet`;
  return has("ppt/") ? `${OFFICE}presentationml.presentation` : "application/zip";
}

/** Its first part, stored as it is, says what it is (OpenDocument 1.3, part 2, 3.3). */
function openDocument(bytes: Uint8Array): FileType | null {
  const named = `${OPEN_DOCUMENT}presentation`;
  const said = latin(bytes, 30 + u16le(bytes, 26) + u16le(bytes, 28), named.length);
  const kinds = ["text", "spreadsheet", "presentation"] as const;
  const kind = kinds.find((one) => said.startsWith(`${OPEN_DOCUMENT}${one}`));
  return kind === undefined ? null : `${OPEN_DOCUMENT}${kind}`;
}

function namesIn(bytes: Uint8Array): readonly string[] {
  const end = endOf(bytes);
  const count = u16le(bytes, end + 10);
  if (count > MOST_ENTRIES) throw new Malformed();
  const names: string[] = [];
  for (let at = u32le(bytes, end + 16); names.length < count;) {
    if (!startsWith(bytes, ENTRY, at)) throw new Malformed();
    const length = u16le(bytes, at + 28);
    slice(bytes, at + 46, length);
    names.push(latin(bytes, at + 46, length));
    at += 46 + length + u16le(bytes, at + 30) + u16le(bytes, at + 32);
  }
  if (names.length === 0) throw new Malformed();
  return names;
}

function endOf(bytes: Uint8Array): number {
  const lowest = Math.max(0, bytes.length - END_SIZE - LONGEST_COMMENT);
  for (let at = bytes.length - END_SIZE; at >= lowest; at -= 1)
    if (bytes[at] === 0x50 && startsWith(bytes, END, at)) return at;
  throw new Malformed();
}
