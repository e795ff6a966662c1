import { type Dirent, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseRecord } from "./document-text.ts";
import type { SavedRecord } from "./journal-entry.ts";
import { documentPlace } from "./layout.ts";
import { damagedDocument } from "./refusal.ts";

export type LocatedRecord = { readonly file: string; readonly record: SavedRecord };

/** Every document of the folder. Synchronous: at start there is nobody to keep waiting. */
export function* readDocuments(records: string): Generator<LocatedRecord> {
  for (const file of documentFiles(records))
    yield { file, record: recordInItsPlace(file, readFileSync(file), records) };
}

export function* documentFiles(records: string): Generator<string> {
  for (const kind of foldersIn(records)) {
    for (const shard of foldersIn(kind)) {
      for (const entry of readdirSync(shard, { withFileTypes: true }))
        if (isDocument(entry)) yield join(shard, entry.name);
    }
  }
}

/** A document copied under another name would come to life as a second, older self. */
export function recordInItsPlace(file: string, bytes: Buffer, records: string): SavedRecord {
  const record = parseRecord(file, bytes);
  if (documentPlace(records, record.kind, record.id).path === file) return record;
  throw damagedDocument(file, `it holds ${record.kind} ${record.id}, which belongs elsewhere`);
}

/** Drafts that a crash left behind start with a dot; the next write of that document takes them. */
function isDocument(entry: Dirent): boolean {
  return entry.isFile() && entry.name.endsWith(".json") && !entry.name.startsWith(".");
}

function foldersIn(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => join(folder, entry.name));
}
