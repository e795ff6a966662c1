import { type Deferred, deferred } from "./deferred.ts";
import type { Failure } from "./failure.ts";
import type { JournalFiles } from "./journal-files.ts";

type Batch = { readonly kind: "batch"; readonly frames: Buffer[]; readonly done: Deferred<void> };
type Rotation = {
  readonly kind: "rotation";
  readonly nextSerial: number;
  readonly done: Deferred<void>;
};
type Step = Batch | Rotation;

/**
 * The commit point. Frames gather in a batch while the one before is being synced: one fdatasync
 * for all who came meanwhile, and nobody waits for more than two.
 */
export class Journal {
  readonly #files: JournalFiles;
  readonly #failure: Failure;
  readonly #steps: Step[] = [];
  #running: Promise<void> | null = null;
  #lastBatch: Promise<void> = Promise.resolve();
  #bytes: number;
  #lastAppend = Number.NEGATIVE_INFINITY;

  /** `left`: bytes in files from before, which no checkpoint has removed yet. */
  constructor(files: JournalFiles, failure: Failure, left: number) {
    this.#files = files;
    this.#failure = failure;
    this.#bytes = left;
  }

  /** Bytes taken since the last rotation, and left from before. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Whether somebody waits for it. */
  get isBusy(): boolean {
    return this.#running !== null;
  }

  /** How long ago the last frame came. */
  get quietMs(): number {
    return performance.now() - this.#lastAppend;
  }

  /** Resolves when the frame is synced. */
  append(frame: Buffer): Promise<void> {
    const batch = this.#openBatch();
    batch.frames.push(frame);
    this.#bytes += frame.length;
    this.#lastAppend = performance.now();
    this.#start();
    return batch.done.promise;
  }

  /**
   * Goes on in a new file behind everything appended so far; resolves once all that is synced.
   * The cut is made now: what is appended after this call is in the new file.
   */
  rotate(nextSerial: number): Promise<void> {
    const rotation: Rotation = { kind: "rotation", nextSerial, done: deferred() };
    this.#steps.push(rotation);
    this.#bytes = 0;
    this.#start();
    return rotation.done.promise;
  }

  /** Resolves when everything appended so far is synced. */
  settled(): Promise<void> {
    return this.#lastBatch;
  }

  /** Removes the files from before the last rotation; their content must be elsewhere by now. */
  removeOlder(): Promise<void> {
    return this.#files.removeOlder();
  }

  async close(): Promise<void> {
    await this.#running;
    await this.#files.close();
  }

  #openBatch(): Batch {
    const last = this.#steps.at(-1);
    if (last?.kind === "batch") return last;
    const batch: Batch = { kind: "batch", frames: [], done: deferred() };
    // Its commits hear of a failure themselves; this promise may have no listener of its own.
    batch.done.promise.catch(() => {});
    this.#lastBatch = batch.done.promise;
    this.#steps.push(batch);
    return batch;
  }

  #start(): void {
    this.#running ??= this.#run();
  }

  async #run(): Promise<void> {
    // All that this turn of the event loop has read from its sockets shares the first batch.
    await new Promise((resolve) => setImmediate(resolve));
    for (let step = this.#steps.shift(); step !== undefined; step = this.#steps.shift()) {
      await this.#perform(step);
    }
    this.#running = null;
  }

  async #perform(step: Step): Promise<void> {
    try {
      this.#failure.throwIfAny();
      if (step.kind === "batch") await this.#files.write(step.frames);
      else await this.#files.rotate(step.nextSerial);
      step.done.resolve();
    } catch (error) {
      step.done.reject(this.#failure.raise(error));
    }
  }
}
