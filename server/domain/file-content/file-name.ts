import { FILE_TYPES, type FileType } from "../../protocol/files.ts";

/** Longest name, in code points. */
const LONGEST = 100;

/** Names some systems keep for devices. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

const ENDINGS: ReadonlySet<string> = new Set(Object.values(FILE_TYPES).flat());

/** What is behind the last dot, in small letters; empty: there is none. */
export function endingOf(name: string): string {
  return /[^.]\.([a-z0-9]{1,10})$/i.exec(name.trim())?.[1]?.toLowerCase() ?? "";
}

/**
 * The name as it is kept: one part of a path, on one line, without signs that turn the reading
 * direction, and ending as its content does, whatever it ended in.
 */
export function tidyName(name: string, type: FileType): string {
  const line = (name.split(/[/\\]/).at(-1) ?? "")
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]+/gu, "")
    .replace(/[<>:"|?*]/g, "_")
    .replace(/\s+/g, " ")
    .replace(/^[\s.]+|[\s.]+$/g, "");
  const ending = endingOf(line);
  const own: readonly string[] = FILE_TYPES[type];
  const isOwn = own.includes(ending);
  const stem = ENDINGS.has(ending) ? line.slice(0, -ending.length - 1) : line;
  const short = [...stem].slice(0, LONGEST).join("").trim() || "file";
  return `${DEVICE.test(short) ? "_" : ""}${short}.${isOwn ? ending : own[0]}`;
}
