import type { ErrorCode } from "../protocol/errors.ts";

/** How long a drain waits for answers still owed, in milliseconds. */
const PATIENCE_MS = 5_000;
const LOOK_EVERY_MS = 10;

/** Counts the commands in hand; once draining it lets no more in, they are told to come back. */
export interface Gate {
  /** Why not, or null: then `leave` when it is answered. */
  enter(): ErrorCode | null;
  leave(): void;
  /** Resolves when everything let in has been answered, or patience is over. */
  drain(): Promise<void>;
}

export function createGate(): Gate {
  let inside = 0;
  let draining = false;
  return {
    enter() {
      if (draining) return "draining";
      inside += 1;
      return null;
    },
    leave() {
      inside -= 1;
    },
    async drain() {
      draining = true;
      for (let waited = 0; inside > 0 && waited < PATIENCE_MS; waited += LOOK_EVERY_MS) {
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      }
    },
  };
}
