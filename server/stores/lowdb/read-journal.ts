import { readdirSync } from "node:fs";
import { Refusal } from "../refusal.ts";
import type { CommitEntry } from "./journal-entry.ts";
import { segmentNumber, segmentPath } from "./layout.ts";
import { damagedJournal } from "./refusal.ts";
import { type LocatedEntry, readSegment } from "./segment.ts";

export type LocatedCommit = {
  readonly file: string;
  readonly offset: number;
  readonly commit: CommitEntry;
};

export type JournalContents = {
  readonly commits: readonly LocatedCommit[];
  /** The files, oldest first. */
  readonly files: readonly string[];
  readonly lastNumber: number;
  /** How long they are together. */
  readonly bytes: number;
  /** The serial behind the last change; 1 in an empty journal. */
  readonly nextSerial: number;
  /** What a crash left half-written at the end of the last file. */
  readonly torn: { readonly file: string; readonly offset: number } | null;
};

export const EMPTY_JOURNAL: JournalContents = {
  commits: [],
  files: [],
  bytes: 0,
  lastNumber: 0,
  nextSerial: 1,
  torn: null,
};

export function readJournal(folder: string): JournalContents {
  const numbers = segmentNumbers(folder);
  const files = numbers.map((number) => segmentPath(folder, number));
  const segments = files.map((file, i) => readSegment(file, i === files.length - 1));
  const entries = segments.flatMap((segment) => segment.entries);
  const tornAt = segments.at(-1)?.tornAt ?? null;
  const lastFile = files.at(-1);
  return {
    ...inSequence(entries),
    files,
    bytes: segments.reduce((sum, { bytes }) => sum + bytes, 0),
    lastNumber: numbers.at(-1) ?? 0,
    torn: lastFile === undefined || tornAt === null ? null : { file: lastFile, offset: tornAt },
  };
}

function segmentNumbers(folder: string): readonly number[] {
  const numbers = readdirSync(folder)
    .map(segmentNumber)
    .filter((number) => number !== null);
  numbers.sort((a, b) => a - b);
  numbers.forEach((number, i) => {
    const previous = numbers[i - 1] ?? number - 1;
    if (number !== previous + 1) throw missing(segmentPath(folder, previous + 1));
  });
  return numbers;
}

function missing(file: string): Refusal {
  return new Refusal(
    `The journal ${file} is missing (byte 0 on): later ones are there. Nothing was changed. ` +
      `Put the file back, or restore the data folder from a backup.`,
  );
}

/** Every change has the serial behind the one before it, across files: nothing was lost between. */
function inSequence(entries: readonly LocatedEntry[]): {
  readonly commits: readonly LocatedCommit[];
  readonly nextSerial: number;
} {
  const commits: LocatedCommit[] = [];
  let nextSerial: number | null = null;
  for (const { file, offset, entry } of entries) {
    const serial = "next" in entry ? entry.next : entry.serial;
    if (serial !== (nextSerial ?? serial))
      throw damagedJournal(file, offset, "changes are missing before it");
    nextSerial = "next" in entry ? serial : serial + entry.changes.length;
    if (!("next" in entry)) commits.push({ file, offset, commit: entry });
  }
  return { commits, nextSerial: nextSerial ?? 1 };
}
