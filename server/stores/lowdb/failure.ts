import { deferred } from "./deferred.ts";

/**
 * The store's one-way switch. After a failed write or sync nobody knows what is on the disk, and
 * a second fsync may report success for pages the kernel has already thrown away: never retry,
 * stop, and let recovery read what is really there.
 */
export class Failure {
  readonly #first = deferred<Error>();
  #error: Error | null = null;

  /** Resolves with the first failure. */
  get happened(): Promise<Error> {
    return this.#first.promise;
  }

  get error(): Error | null {
    return this.#error;
  }

  raise(cause: unknown): Error {
    this.#error ??= new Error(`The data folder can no longer be written: ${text(cause)}`, {
      cause,
    });
    this.#first.resolve(this.#error);
    return this.#error;
  }

  throwIfAny(): void {
    if (this.#error !== null) throw this.#error;
  }
}

function text(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
