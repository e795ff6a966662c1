import { setTimeout } from "node:timers/promises";

/** Things that are worked on a few at a time, each once at a time. */
export interface InHand {
  /** Begins it at once or when there is room; false: it is in hand already. Never rejects. */
  take(id: string): boolean;
  /** Begins no more, and waits a little for what is being done. */
  stop(): Promise<void>;
}

const AT_ONCE = 4;
/** Nobody waits longer at the end; what was not done by then is done again. */
const STOP_WITHIN_MS = 3_000;

export function inHand(
  work: (id: string) => Promise<void>,
  failed: (error: unknown) => void,
): InHand {
  const doing = new Map<string, Promise<void>>();
  const waiting = new Set<string>();
  let stopped = false;
  const begin = (id: string) => {
    const done = work(id)
      .catch(failed)
      .finally(() => {
        doing.delete(id);
        const [next] = waiting;
        if (next === undefined || stopped) return;
        waiting.delete(next);
        begin(next);
      });
    doing.set(id, done);
  };
  return {
    take(id) {
      if (stopped || doing.has(id) || waiting.has(id)) return false;
      if (doing.size < AT_ONCE) begin(id);
      else waiting.add(id);
      return true;
    },
    async stop() {
      stopped = true;
      await Promise.race([
        Promise.all(doing.values()),
        setTimeout(STOP_WITHIN_MS, null, { ref: false }),
      ]);
    },
  };
}
