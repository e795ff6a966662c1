const MARKS = [
  { encoding: "utf-8", mark: [0xef, 0xbb, 0xbf] },
  { encoding: "utf-16le", mark: [0xff, 0xfe] },
  { encoding: "utf-16be", mark: [0xfe, 0xff] },
] as const;

/** The text of a file, without its byte order mark. */
export function decodeText(content: ArrayBuffer): string {
  const bytes = new Uint8Array(content);
  const marked = MARKS.find(({ mark }) => mark.every((byte, at) => bytes[at] === byte));
  if (marked !== undefined) return new TextDecoder(marked.encoding).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // Excel saves a CSV so unless it is asked for UTF-8.
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
