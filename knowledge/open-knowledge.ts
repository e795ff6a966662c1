import type { Article } from "./article.ts";
import { knowledgeOf } from "./knowledge.ts";
import type { Knowledge, KnowledgeOptions } from "./knowledge.ts";
import { train as trainHere } from "./model/train.ts";
import { isOf, type Model } from "./model/model.ts";
import { earlierOf, type Earlier } from "./model/revise.ts";
import { type Written, writtenOf } from "./model/written.ts";

/** Learns articles somewhere, best off the main thread. */
export type Train = (articles: readonly Article[], options: TrainOptions) => Promise<Model>;

export type TrainOptions = {
  /** For when nobody waits any more. */
  readonly signal: AbortSignal;
  /** A model to answer by until then is made of what is known, and given. */
  readonly earlier?: Earlier | null;
  readonly early?: (model: Model) => void;
};

/** Keeps models over restarts. */
export type ModelCache = {
  /** The one learned from what is most like this, if there is any. */
  readonly read: (written: Written) => Promise<Model | null>;
  readonly write: (model: Model) => Promise<void>;
};

export type LiveKnowledge = Knowledge & {
  /**
   * Learns these articles instead. Until then they answer by what was learned of the old ones, which for a
   * moment answer themselves; the newest call wins. Resolves when they, or newer ones, are learned or
   * could not be.
   */
  update(articles: readonly Article[], options?: KnowledgeOptions): Promise<void>;
  /** When the articles given last answer, learned or not yet, or could not be learned. */
  answers(): Promise<void>;
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
const nobodyWaits = (): void => {};

type Learning = {
  readonly answers: Promise<void>;
  readonly learned: Promise<void>;
};

/** A knowledge base that stays up while it learns, and changes from one model to the next at once. */
export function openKnowledge({
  articles,
  train,
  cache,
  failed,
  ...options
}: OpenOptions): LiveKnowledge {
  let known: Model = trainHere(NOTHING);
  let current: Knowledge = knowledgeOf(NOTHING, known, options);
  let learning: AbortController | null = null;

  const learn = (wanted: readonly Article[], wished: KnowledgeOptions = options): Learning => {
    learning?.abort();
    const own = new AbortController();
    learning = own;
    const { signal } = own;
    let answered = nobodyWaits;
    const answers = new Promise<void>((resolve) => {
      answered = resolve;
    });
    const answerBy = (model: Model): void => {
      if (signal.aborted) return;
      known = model;
      current = knowledgeOf(wanted, model, wished);
      answered();
    };
    const learnAll = async (): Promise<void> => {
      const written = writtenOf(wanted);
      if (isOf(written, known)) return answerBy(known);
      // Reading one takes a while, in which nobody else is served: only where nothing is known yet.
      const isStart = known.topicNames.length === 0;
      const nearest = (isStart ? await cache?.read(written) : null) ?? known;
      if (isOf(written, nearest)) return answerBy(nearest);
      const earlier = earlierOf(nearest, written);
      const model = await train(wanted, { signal, earlier, early: answerBy });
      if (signal.aborted) return;
      answerBy(model);
      await cache?.write(model);
    };
    const learned = learnAll()
      .catch((error: unknown) => {
        if (!signal.aborted) failed(error);
      })
      .finally(answered);
    return { answers, learned };
  };

  let latest = learn(articles);
  const update: LiveKnowledge["update"] = (wanted, wished) => {
    latest = learn(wanted, wished);
    return latest.learned;
  };

  return {
    answers: () => latest.answers,
    learned: () => latest.learned,
    update,
    close: () => learning?.abort(),
    search: (text, searchOptions) => current.search(text, searchOptions),
    ask: (text, askOptions) => current.ask(text, askOptions),
    get: (id) => current.get(id),
    list: () => current.list(),
  };
}
