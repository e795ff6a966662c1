// The thread that `trainInWorker` starts: an entry of its own in the build.
import { parentPort, workerData } from "node:worker_threads";
import type { Article } from "./article.ts";
import { train } from "./model/train.ts";

const articles: readonly Article[] = workerData;
const model = train(articles);
parentPort?.postMessage(model, buffersOf(model));

/** The memory of all typed arrays, to hand over instead of copying. */
function buffersOf(value: unknown): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) return value.buffer instanceof ArrayBuffer ? [value.buffer] : [];
  if (typeof value !== "object" || value === null) return [];
  return [...new Set(Object.values(value).flatMap(buffersOf))];
}
