import { mask } from "../domain/mask.ts";
import type { Logged, Writing } from "../protocol/conversation.ts";
import type { Deps } from "./deps.ts";
import { execute } from "./execute.ts";
import type { News, Rephrased, Rephraser } from "./ports.ts";

/** Requests at once; who comes beyond them gets the plain answer, at once. */
const AT_ONCE = 8;
/** After so many failures in a row it is left alone for a while, and nobody waits for it in vain. */
const FAILURES = 3;
const REST_MS = 30_000;

export interface Rephrasing {
  /** Takes up what is to be written, and lets go of what no longer is. */
  heard(news: readonly News[]): void;
  /** Ends what is in hand: it is answered plainly. */
  stop(): Promise<void>;
}

type Job = {
  readonly messageId: string;
  readonly ending: AbortController;
};

type Parts = {
  readonly deps: Deps;
  readonly rephraser: Rephraser;
  readonly failed: (error: unknown) => void;
};

/**
 * Has answers put in other words, beside the path that stores what visitors write: one request a
 * conversation, a few at once. What comes back goes down the one path like everything else; what does
 * not is given in the article's own words, here or by its deadline (SPEC W2, W4).
 */
export function createRephrasing({ deps, rephraser, failed }: Parts): Rephrasing {
  const jobs = new Map<string, Job>();
  /** All that is not over, also what was overtaken. */
  const open = new Map<AbortController, Promise<void>>();
  let stopped = false;
  const ask = resting(deps, rephraser, failed);

  function begin(conversationId: string, writing: Writing): void {
    const ending = new AbortController();
    const asked = open.size >= AT_ONCE ? Promise.resolve(null) : ask(writing, ending.signal);
    const done = asked
      .then((sentences) => give(deps, conversationId, { writing, sentences }))
      .catch(failed)
      .finally(() => {
        open.delete(ending);
        if (jobs.get(conversationId)?.ending === ending) jobs.delete(conversationId);
      });
    open.set(ending, done);
    jobs.set(conversationId, { messageId: writing.messageId, ending });
  }

  function happened(conversationId: string, logged: readonly Logged[]): void {
    const job = jobs.get(conversationId);
    const writing = writingIn(logged);
    if (writing !== null && writing.messageId === job?.messageId) return;
    if (writing !== null || logged.some(({ event }) => ENDS.has(event.type))) job?.ending.abort();
    if (writing !== null) begin(conversationId, writing);
  }

  return {
    heard(news) {
      if (stopped) return;
      for (const one of news) if (one.is === "happened") happened(one.conversationId, one.logged);
    },
    async stop() {
      stopped = true;
      for (const ending of open.keys()) ending.abort();
      await Promise.all(open.values());
    },
  };
}

const ENDS: ReadonlySet<Logged["event"]["type"]> = new Set([
  "bot:turned",
  "handoff:made",
  "conversation:resolved",
  "ticket:filed",
]);

function writingIn(logged: readonly Logged[]): Writing | null {
  const last = logged.findLast(({ event }) => event.type === "bot:writing");
  return last?.event.type === "bot:writing" ? last.event.writing : null;
}

type Given = {
  readonly writing: Writing;
  readonly sentences: Extract<Rephrased, { ok: true }>["sentences"] | null;
};

async function give(
  deps: Deps,
  conversationId: string,
  { writing, sentences }: Given,
): Promise<void> {
  await execute(deps, {
    actor: { kind: "system" },
    conversationId,
    command: { type: "write", messageId: writing.messageId, sentences },
  });
}

/** Asks, and counts what fails: a service that is down is told of once, and left alone for a while. */
function resting(
  { clock }: Deps,
  rephraser: Rephraser,
  failed: (error: unknown) => void,
): (writing: Writing, signal: AbortSignal) => Promise<Given["sentences"]> {
  let failures = 0;
  let restsUntil = 0;
  return async ({ question, passage, language }, signal) => {
    if (clock.now() < restsUntil) return null;
    // Nothing but the question, without what could name a person, and the owner's own words.
    const answer = await rephraser.rephrase(
      { question: mask(question), passages: [passage], language },
      signal,
    );
    if (answer.ok) {
      failures = 0;
      return answer.sentences;
    }
    if (signal.aborted) return null;
    failures += 1;
    if (failures >= FAILURES) {
      restsUntil = clock.now() + REST_MS;
      if (failures === FAILURES)
        failed(
          new Error(
            `The rephrasing service is of no use: ${answer.why}. Answers are plain meanwhile.`,
          ),
        );
    }
    return null;
  };
}
