import type { Article } from "./article.ts";
import { knowledgeOf } from "./knowledge.ts";
import type { Knowledge, KnowledgeOptions } from "./knowledge.ts";
import { train as trainHere } from "./model/train.ts";
import type { Model } from "./model/train.ts";

/** Learns articles somewhere, best off the main thread. The signal is for when nobody waits any more. */
export type Train = (articles: readonly Article[], signal: AbortSignal) => Promise<Model>;

/** Keeps models over restarts; what it gives is of exactly these articles, or null. */
export type ModelCache = {
  readonly read: (articles: readonly Article[]) => Promise<Model | null>;
  readonly write: (articles: readonly Article[], model: Model) => Promise<void>;
};

export type LiveKnowledge = Knowledge & {
  /**
   * Learns these articles instead. Meanwhile the old ones answer; the newest call wins. Resolves
   * when they, or newer ones, answer or could not be learned.
   */
  update(articles: readonly Article[], options?: KnowledgeOptions): Promise<void>;
  /** When the articles given last answer, or could not be learned; at first nothing is found. */
  learned(): Promise<void>;
  close(): void;
};

export type OpenOptions = KnowledgeOptions & {
  readonly articles: readonly Article[];
  readonly train: Train;
  readonly cache?: ModelCache;
  /** Told of what went wrong; the knowledge base goes on with what it has. */
  readonly failed: (error: unknown) => void;
};

/** A knowledge base that stays up while it learns, and changes from one model to the next at once. */
export function openKnowledge({
  articles,
  train,
  cache,
  failed,
  ...options
}: OpenOptions): LiveKnowledge {
  let current: Knowledge = knowledgeOf([], trainHere([]), options);
  let learning: AbortController | null = null;

  const learn = async (
    wanted: readonly Article[],
    wished: KnowledgeOptions = options,
  ): Promise<void> => {
    learning?.abort();
    const own = new AbortController();
    learning = own;
    try {
      const kept = (await cache?.read(wanted)) ?? null;
      const model = kept ?? (await train(wanted, own.signal));
      if (own.signal.aborted) return;
      current = knowledgeOf(wanted, model, wished);
      if (kept === null) await cache?.write(wanted, model);
    } catch (error) {
      if (!own.signal.aborted) failed(error);
    }
  };

  let latest = learn(articles);
  const update: LiveKnowledge["update"] = (wanted, wished) => {
    latest = learn(wanted, wished);
    return latest;
  };

  return {
    learned: () => latest,
    update,
    close: () => learning?.abort(),
    search: (text, searchOptions) => current.search(text, searchOptions),
    ask: (text, askOptions) => current.ask(text, askOptions),
    get: (id) => current.get(id),
    list: () => current.list(),
  };
}
