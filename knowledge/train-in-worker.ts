import { Worker } from "node:worker_threads";
import type { Article } from "./article.ts";
import type { Train } from "./open-knowledge.ts";
import type { TrainMessage, TrainTask } from "./train-worker.ts";

/**
 * Trains in a thread that ends when it is done, so that nobody's message waits and the memory is
 * given back.
 *
 * @param file `train-worker.ts`, built
 */
export function trainInWorker(file: string): Train {
  return (articles: readonly Article[], { signal, earlier = null, early }) =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const worker = new Worker(file, { workerData: { articles, earlier } satisfies TrainTask });
      const stop = (): void => void worker.terminate();
      signal.addEventListener("abort", stop, { once: true });
      worker.on("message", ({ is, model }: TrainMessage) =>
        is === "early" ? early?.(model) : resolve(model),
      );
      worker.once("error", reject);
      worker.once("exit", () => {
        signal.removeEventListener("abort", stop);
        reject(new Error("the training thread ended without a model"));
      });
    });
}
