/**
 * Works through items, so many at a time. After a failure nothing new is begun, and nothing still
 * runs when this rejects: a straggler could write to a folder that somebody else has locked since.
 */
export async function inParallel<T>(
  workers: number,
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = [...items].reverse();
  const run = async () => {
    for (let item = queue.pop(); item !== undefined; item = queue.pop()) await work(item);
  };
  const stop = (error: unknown) => {
    queue.length = 0;
    throw error;
  };
  const ends = Array.from({ length: workers }, () => run().catch(stop));
  const failed = (await Promise.allSettled(ends)).find((end) => end.status === "rejected");
  if (failed !== undefined) throw failed.reason;
}
