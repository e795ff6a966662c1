import { nextDecision } from "../domain/routing/next.ts";
import type { Deps } from "./deps.ts";
import { execute } from "./execute.ts";

/** While anybody waits, it looks again after so many ms: hours begin, a breath ends, a chat goes quiet. */
const LOOK_AGAIN_MS = 1_000;
/** And everything is read again after so many of these looks, should a word of a change have been lost. */
const READ_AGAIN_LOOKS = 15;

/** Finds people for what waits, whenever something changed. */
export interface Router {
  /** Something changed: a new wait, a free slot, an agent who came or went. */
  kick(): void;
  /** Something changed on another node, which looks at once; here it is looked at soon, should that one have died. */
  glance(): void;
  /** Resolves when the rounds asked for so far are over; no more begin by themselves. */
  idle(): Promise<void>;
}

export type RouterOptions = {
  readonly failed: (error: unknown) => void;
  /** After each round: who waits may stand elsewhere now. */
  readonly moved?: () => void;
};

/** Rounds run one after another; kicks during one make one more. */
export function createRouter(deps: Deps, { failed, moved = () => {} }: RouterOptions): Router {
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;
  let looks = 0;

  async function rounds(): Promise<void> {
    while (again) {
      again = false;
      const waits = await round(deps).catch((error: unknown) => {
        failed(error);
        return true;
      });
      moved();
      if (waits) lookAgain();
    }
    running = null;
  }

  function lookAgain(): void {
    if (stopped || timer !== null) return;
    timer = setTimeout(() => {
      timer = null;
      looks += 1;
      if (looks % READ_AGAIN_LOOKS === 0) deps.floor.doubtAll();
      kick();
    }, LOOK_AGAIN_MS);
  }

  function kick(): void {
    again = true;
    running ??= rounds();
  }

  return {
    kick,
    glance: lookAgain,
    async idle() {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      await running;
    },
  };
}

/** One decision after another, each on the floor as the last one left it. Whether anybody still waits. */
async function round(deps: Deps): Promise<boolean> {
  const idle = new Set<string>();
  for (;;) {
    const { floor } = await deps.floor.now();
    for (const id of idle) floor.waiting.remove(id);
    const next = nextDecision(floor);
    if (next === null) break;
    const { id } = next.chat;
    const done = await execute(deps, {
      actor: { kind: "system" },
      conversationId: id,
      command: { type: "route" },
    });
    // Its time is over, or it moved on: its deadline or the next change see to it.
    if (!done.ok || done.value.logged.length === 0) idle.add(id);
  }
  deps.floor.doubt([...idle].map((id) => ({ kind: "conversation", id })));
  const { floor } = await deps.floor.now();
  return floor.waiting.size > 0;
}
