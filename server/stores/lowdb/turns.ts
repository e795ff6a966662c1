import type { Journal } from "./journal.ts";

export type Pace = {
  /** So many bytes in the new journal file, and nothing is waited for any more. */
  readonly mostBytes: number;
  /** What the documents are spread over at most, in milliseconds. */
  readonly spreadMs: number;
  /** Somebody waits for the end of it. */
  readonly hurry: AbortSignal;
};

type Waited = Pick<Journal, "bytes" | "isBusy" | "quietMs" | "settled">;

/** Between two documents at most, in milliseconds. */
const LONGEST_GAP_MS = 20;
/** Without a commit, in milliseconds, it is quiet: where ten come in a second it mostly is. */
const QUIET_MS = 20;
/** Of the bytes that call for a checkpoint, how many there may be before a quiet moment is no longer waited for. */
const PATIENCE = 0.5;

/**
 * When each of so many documents may be written. One takes longer than a commit, which has to wait for
 * the same disk, and is itself waited for by nobody. So it is written while nobody writes, and thousands
 * (of all who came at once) not in one go; with a long journal also while somebody does, and with one that
 * is too long at once.
 */
export function turns(journal: Waited, count: number, pace: Pace): () => Promise<void> {
  const { mostBytes, spreadMs, hurry } = pace;
  const gap = Math.min(LONGEST_GAP_MS, spreadMs / count);
  const isPressing = () => hurry.aborted || journal.bytes >= mostBytes;
  const isPatient = () => !hurry.aborted && journal.bytes < mostBytes * PATIENCE;
  let next = performance.now();
  return async () => {
    const now = performance.now();
    const wait = next - now;
    next = Math.max(next, now) + gap;
    // No timer is shorter.
    if (wait >= 1 && !isPressing()) await elapsed(wait, hurry);
    while (journal.quietMs < QUIET_MS && isPatient()) await elapsed(QUIET_MS, hurry);
    while (journal.isBusy && !isPressing()) {
      // A failure is the commits' own; the next write of a document finds it too.
      await journal.settled().catch(() => {});
      // Those who were answered may go on at once.
      await new Promise((turn) => setImmediate(turn));
    }
  };
}

/** Or sooner, when it is hurried. */
function elapsed(ms: number, hurry: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const over = () => {
      clearTimeout(timer);
      hurry.removeEventListener("abort", over);
      resolve();
    };
    const timer = setTimeout(over, ms);
    hurry.addEventListener("abort", over);
  });
}
