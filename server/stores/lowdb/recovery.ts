import { existsSync } from "node:fs";
import { ConversationLog } from "../conversation-log.ts";
import { freeze } from "../freeze.ts";
import { type Numbered, type Row, rowKey } from "../row.ts";
import { Table } from "../table.ts";
import { Refusal } from "../refusal.ts";
import type { WrittenChange } from "./journal-entry.ts";
import type { Layout } from "./layout.ts";
import { patched } from "./patch.ts";
import { type LocatedRecord, readDocuments } from "./read-documents.ts";
import {
  EMPTY_JOURNAL,
  type JournalContents,
  type LocatedCommit,
  readJournal,
} from "./read-journal.ts";
import { damagedDocument, damagedJournal } from "./refusal.ts";

export type Recovered = {
  readonly table: Table;
  /** Rows that differ from their documents, and removed ones whose documents are still there. */
  readonly dirty: ReadonlyMap<string, Row>;
  readonly journal: JournalContents;
};

/** What a record is found by besides what an earlier version wrote down. */
export type LaterLabels = (kind: string, state: unknown) => readonly string[];

/**
 * Documents, then whatever the journal knows beyond them. Only reads: a folder that cannot be
 * understood is left as it is for somebody who can.
 */
export function recover(layout: Layout, later: LaterLabels = () => []): Recovered {
  const hasRecords = existsSync(layout.records);
  const journal = existsSync(layout.journal) ? readJournal(layout.journal) : EMPTY_JOURNAL;
  if (!hasRecords && journal.files.length > 0) throw lacks(layout.folder, "records");
  const replay = new Replay(later);
  const documents = hasRecords ? [...readDocuments(layout.records)] : [];
  // A first start that was cut short has no journal yet; then it has no documents either.
  if (journal.files.length === 0 && documents.length > 0) throw lacks(layout.folder, "journal");
  // One may have been put there by hand; several say that it is the journal that is not what it was.
  const newer = documents.filter(({ record }) => record.serial >= journal.nextSerial);
  if (newer.length > 1) throw lacks(layout.folder, "journal's end");
  // In the order they were committed, the indexes grow at their ends.
  documents.sort((a, b) => a.record.serial - b.record.serial);
  for (const located of documents) replay.load(located, journal.nextSerial);
  for (const commit of journal.commits) replay.commit(commit);
  replay.table.continueAt(journal.nextSerial);
  return { table: replay.table, dirty: replay.dirty, journal };
}

class Replay {
  readonly table = new Table();
  readonly dirty = new Map<string, Row>();
  readonly #later: LaterLabels;

  constructor(later: LaterLabels) {
    this.#later = later;
  }

  load({ file, record }: LocatedRecord, nextSerial: number): void {
    if (record.serial >= nextSerial) throw damagedDocument(file, "it is newer than the journal");
    // The events stay on disk until somebody asks for them.
    const labels = this.#labelsOf(record);
    const row = { ...freeze(record), labels, log: new ConversationLog(record.heads) };
    this.table.put(row);
    if (row.state === null) this.dirty.set(rowKey(row), row);
  }

  commit({ file, offset, commit }: LocatedCommit): void {
    commit.changes.forEach((written, i) => {
      const serial = commit.serial + i;
      if (serial <= this.#known(written)) return;
      const change = this.#whole(written);
      if (change === null || !this.#continues(change)) throw gap(file, offset, written);
      const row = this.table.replay({ ...change, labels: this.#labelsOf(change) }, serial);
      this.dirty.set(rowKey(change), row);
    });
  }

  #labelsOf({ kind, state, labels }: Pick<Numbered, "kind" | "state" | "labels">) {
    const later = this.#later(kind, state).filter((label) => !labels.includes(label));
    return later.length === 0 ? labels : [...labels, ...later];
  }

  /** Null: the state it changes is not there. */
  #whole(written: WrittenChange): Numbered | null {
    if (!("patch" in written)) return written;
    const { patch, ...change } = written;
    const state = patched(this.table.row(written.kind, written.id)?.state, patch);
    return state === null ? null : { ...change, state };
  }

  #known(change: WrittenChange): number {
    const removed = this.dirty.get(rowKey(change));
    return (this.table.row(change.kind, change.id) ?? removed)?.serial ?? 0;
  }

  #continues(change: Numbered): boolean {
    const row = this.table.row(change.kind, change.id);
    const added = { public: 0, internal: 0 };
    for (const { log } of change.append) added[log] += 1;
    return (
      change.version === (row?.version ?? 0) + 1 &&
      change.heads.public === (row?.heads.public ?? 0) + added.public &&
      change.heads.internal === (row?.heads.internal ?? 0) + added.internal
    );
  }
}

function gap(file: string, offset: number, { kind, id, version }: WrittenChange): Refusal {
  return damagedJournal(
    file,
    offset,
    `version ${version} of ${kind} ${id} has no version before it`,
  );
}

function lacks(folder: string, what: string): Refusal {
  return new Refusal(
    `The data folder ${folder} lacks its ${what}. Nothing was changed. Restore the folder from a backup.`,
  );
}
