import { checkpoint, type CheckpointParts } from "./checkpoint.ts";
import type { Failure } from "./failure.ts";
import type { LogShelf } from "./log-shelf.ts";

export type CheckpointPolicy = {
  /** Journal bytes that call for one. */
  readonly bytes: number;
  /** The longest that changes wait for one. */
  readonly ms: number;
};

/** Of the time until the next one, how much a checkpoint may take for its documents. */
const SPREAD = 0.9;

/** When to make a checkpoint; one at a time. */
export class Checkpoints {
  readonly #parts: CheckpointParts & { readonly logs: LogShelf; readonly failure: Failure };
  readonly #policy: CheckpointPolicy;
  readonly #timer: NodeJS.Timeout;
  readonly #finishing = new AbortController();
  #running: Promise<void> | null = null;

  constructor(
    parts: CheckpointParts & { readonly logs: LogShelf; readonly failure: Failure },
    policy: CheckpointPolicy,
  ) {
    this.#parts = parts;
    this.#policy = policy;
    this.#timer = setInterval(() => this.#considerTime(), policy.ms).unref();
  }

  considerSize(): void {
    if (this.#parts.journal.bytes >= this.#policy.bytes) this.#start();
  }

  /** Ends with everything in documents, unless the store has failed: then the journal has it. */
  async finish(): Promise<void> {
    clearInterval(this.#timer);
    this.#finishing.abort();
    await this.#running;
    await this.#start();
  }

  #considerTime(): void {
    if (!this.#parts.dirty.isEmpty) this.#start();
  }

  #start(): Promise<void> {
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** Never rejects: nobody waits for it, and `failed` tells whoever has to know. */
  async #run(): Promise<void> {
    const { failure, logs } = this.#parts;
    if (failure.error !== null) return;
    try {
      await checkpoint(this.#parts, {
        mostBytes: this.#policy.bytes,
        spreadMs: this.#policy.ms * SPREAD,
        hurry: this.#finishing.signal,
      });
      logs.trim();
    } catch (error) {
      failure.raise(error);
    }
  }
}
