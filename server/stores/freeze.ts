/**
 * Readers share the store's own objects. A reader that changed one would change what everybody
 * else reads but not what is on disk, so it gets a TypeError instead.
 */
export function freeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) freeze(part);
  return value;
}
