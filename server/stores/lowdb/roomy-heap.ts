import { setFlagsFromString } from "node:v8";

/** How much a heap grows before all of it is looked through again; `npm start` sets it low, to keep memory low. */
const FLAG = "--heap-growing-percent=";
const WHILE_LOADING = 400;
/** Of a heap of this many bytes a few per cent are little against what looking through it takes. */
const LARGE = 64 * 1024 * 1024;
const WHEN_LARGE = 60;

/**
 * Does something that only adds: looking for garbage at every few per cent more would be a third of
 * the time. What comes after goes by how much there is. A process started without the flag is left
 * as it is.
 */
export function withRoomyHeap<T>(work: () => T): T {
  const given = process.execArgv.find((flag) => flag.startsWith(FLAG));
  if (given === undefined) return work();
  setFlagsFromString(`${FLAG}${WHILE_LOADING}`);
  try {
    return work();
  } finally {
    const isLarge = process.memoryUsage().heapUsed > LARGE;
    setFlagsFromString(isLarge ? `${FLAG}${WHEN_LARGE}` : given);
  }
}
