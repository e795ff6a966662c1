// The thread that `trainInWorker` starts: an entry of its own in the build.
import { parentPort, workerData } from "node:worker_threads";
import type { Article } from "./article.ts";
import type { Earlier } from "./model/revise.ts";
import type { Model } from "./model/model.ts";
import { train } from "./model/train.ts";

export type TrainTask = { readonly articles: readonly Article[]; readonly earlier: Earlier | null };
export type TrainMessage = { readonly is: "early" | "learned"; readonly model: Model };

const { articles, earlier }: TrainTask = workerData;
const model = train(articles, earlier, (revised) =>
  parentPort?.postMessage({ is: "early", model: revised } satisfies TrainMessage, []),
);
parentPort?.postMessage({ is: "learned", model } satisfies TrainMessage, buffersOf(model));

/** The memory of all typed arrays, to hand over instead of copying. */
function buffersOf(value: unknown): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) return value.buffer instanceof ArrayBuffer ? [value.buffer] : [];
  if (typeof value !== "object" || value === null) return [];
  return [...new Set(Object.values(value).flatMap(buffersOf))];
}
