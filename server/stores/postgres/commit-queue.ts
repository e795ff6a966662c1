import type { Change, CommitResult } from "../../application/ports.ts";
import { rowKey } from "../row.ts";

export type QueuedCommit = {
  readonly changes: readonly Change<unknown>[];
  readonly now: number;
};

type Waiting = QueuedCommit & {
  readonly done: (result: CommitResult) => void;
  readonly failed: (error: unknown) => void;
};

/**
 * Most commits that share a transaction: a flush to disk is shared, nobody waits for a giant, and while the
 * server does one the next is spelled out.
 */
const MOST_TOGETHER = 32;

/**
 * Commits that are asked for while others are on their way leave together, as with the embedded
 * store's journal: one transaction, one flush. Never two that name the same record.
 */
export class CommitQueue {
  readonly #write: (commits: readonly QueuedCommit[]) => Promise<readonly CommitResult[]>;
  readonly #atOnce: number;
  #waiting: Waiting[] = [];
  #running = 0;
  #scheduled = false;
  #idle: (() => void)[] = [];

  /** `atOnce`: transactions at the same time. */
  constructor(
    atOnce: number,
    write: (commits: readonly QueuedCommit[]) => Promise<readonly CommitResult[]>,
  ) {
    this.#atOnce = atOnce;
    this.#write = write;
  }

  add(commit: QueuedCommit): Promise<CommitResult> {
    return new Promise((done, failed) => {
      this.#waiting.push({ ...commit, done, failed });
      if (this.#scheduled) return;
      this.#scheduled = true;
      setImmediate(() => {
        this.#scheduled = false;
        this.#start();
      });
    });
  }

  /** Resolves when nothing is on its way any more. */
  async idle(): Promise<void> {
    if (this.#running > 0 || this.#waiting.length > 0)
      await new Promise<void>((over) => this.#idle.push(over));
  }

  #start(): void {
    while (this.#running < this.#atOnce && this.#waiting.length > 0) {
      this.#running += 1;
      void this.#send(this.#take());
    }
    if (this.#running > 0) return;
    for (const over of this.#idle) over();
    this.#idle = [];
  }

  async #send(batch: readonly Waiting[]): Promise<void> {
    try {
      const results = await this.#write(batch);
      for (const [i, { done }] of batch.entries()) done(results[i] ?? { ok: false });
    } catch (error) {
      for (const { failed } of batch) failed(error);
    }
    this.#running -= 1;
    this.#start();
  }

  #take(): readonly Waiting[] {
    const named = new Set<string>();
    const batch: Waiting[] = [];
    const later: Waiting[] = [];
    for (const commit of this.#waiting) {
      const keys = commit.changes.map(rowKey);
      if (batch.length < MOST_TOGETHER && !keys.some((key) => named.has(key))) batch.push(commit);
      else later.push(commit);
      // Whoever names what an earlier one names keeps its place behind it.
      for (const key of keys) named.add(key);
    }
    this.#waiting = later;
    return batch;
  }
}
