import type { Article } from "./article.ts";
import { knowledgeOf } from "./knowledge.ts";
import type { Knowledge, KnowledgeOptions } from "./knowledge.ts";
import { train as trainHere } from "./model/train.ts";
import type { Model } from "./model/model.ts";
import { earlierOf, type Earlier } from "./model/revise.ts";

/** Learns articles somewhere, best off the main thread. */
export type Train = (articles: readonly Article[], options: TrainOptions) => Promise<Model>;

export type TrainOptions = {
  /** For when nobody waits any more. */
  readonly signal: AbortSignal;
  /** A model to answer by until then is made of what is known, and given. */
  readonly earlier?: Earlier | null;
  readonly early?: (model: Model) => void;
};

/** Keeps models over restarts; what it gives is of exactly these articles, or null. */
export type ModelCache = {
  readonly read: (articles: readonly Article[]) => Promise<Model | null>;
  readonly write: (articles: readonly Article[], model: Model) => Promise<void>;
};

export type LiveKnowledge = Knowledge & {
  /**
   * Learns these articles instead. Until then they answer by what was learned of the old ones, which for a
   * moment answer themselves; the newest call wins. Resolves when they, or newer ones, are learned or
   * could not be.
   */
  update(articles: readonly Article[], options?: KnowledgeOptions): Promise<void>;
  /** When the articles given last are learned, or could not be; at first nothing is found. */
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

const NOTHING: readonly Article[] = [];

/** A knowledge base that stays up while it learns, and changes from one model to the next at once. */
export function openKnowledge({
  articles,
  train,
  cache,
  failed,
  ...options
}: OpenOptions): LiveKnowledge {
  let known = { articles: NOTHING, model: trainHere(NOTHING) };
  let current: Knowledge = knowledgeOf(NOTHING, known.model, options);
  let learning: AbortController | null = null;

  const learn = async (
    wanted: readonly Article[],
    wished: KnowledgeOptions = options,
  ): Promise<void> => {
    learning?.abort();
    const own = new AbortController();
    learning = own;
    const { signal } = own;
    const answerBy = (model: Model): void => {
      if (signal.aborted) return;
      known = { articles: wanted, model };
      current = knowledgeOf(wanted, model, wished);
    };
    try {
      const kept = (await cache?.read(wanted)) ?? null;
      const model =
        kept ??
        (await train(wanted, {
          signal,
          earlier: earlierOf(known.model, known.articles, wanted),
          early: answerBy,
        }));
      if (signal.aborted) return;
      answerBy(model);
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
