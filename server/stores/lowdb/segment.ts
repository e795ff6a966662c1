import { readFileSync } from "node:fs";
import { type Unframed, unframe } from "./frame.ts";
import { type Entry, entrySchema } from "./journal-entry.ts";
import { jsonOrNull } from "./json.ts";
import { damagedJournal } from "./refusal.ts";

export type LocatedEntry = {
  readonly file: string;
  readonly offset: number;
  readonly entry: Entry;
};

export type Segment = {
  readonly entries: readonly LocatedEntry[];
  /** Where a write cut short by a crash begins; null if all is whole. */
  readonly tornAt: number | null;
  /** Its length. */
  readonly bytes: number;
};

/**
 * Reads one journal file. Only the last one may end in the middle of an entry: that write was
 * under way when the process or the machine died, and nobody was told it had succeeded.
 */
export function readSegment(file: string, isLast: boolean): Segment {
  const whole = readFileSync(file);
  const bytes = isLast ? withoutZeroTail(whole) : whole;
  const entries: LocatedEntry[] = [];
  let offset = 0;
  while (offset < bytes.length) {
    const found = unframe(bytes, offset);
    if (found.kind === "torn" && isLast) break;
    if (found.kind !== "entry") throw damagedJournal(file, offset, reason(found));
    entries.push({ file, offset, entry: parseEntry(file, offset, found.payload) });
    offset = found.next;
  }
  // An accepted entry may lack its newline, so the offset can lie one behind the end.
  return { entries, tornAt: offset < whole.length ? offset : null, bytes: whole.length };
}

/** A power cut can leave a file grown but not filled. JSON and headers contain no zero byte. */
function withoutZeroTail(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  return bytes.subarray(0, end);
}

function reason(found: Exclude<Unframed, { readonly kind: "entry" }>): string {
  return found.kind === "torn" ? "the file ends in the middle of an entry" : found.what;
}

function parseEntry(file: string, offset: number, payload: Buffer): Entry {
  const parsed = entrySchema.safeParse(jsonOrNull(payload.toString("utf8")));
  if (!parsed.success) throw damagedJournal(file, offset, "the content is not a journal entry");
  return parsed.data;
}
