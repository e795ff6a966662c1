/** The top-level parts of a record's state that a commit made anew. */
export type Patch = Readonly<Record<string, unknown>>;

/**
 * What turns `before` into `after`, or null if only the whole of `after` says it. Parts that are the
 * same object are unchanged: stored states are frozen.
 */
export function patchOf(before: unknown, after: unknown): Patch | null {
  if (!isPlain(before) || !isPlain(after)) return null;
  // Own keys only: "__proto__" is `in` every object.
  if (Object.keys(before).some((key) => !Object.hasOwn(after, key))) return null;
  const patch: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(after)) {
    if (before[key] === part && Object.hasOwn(before, key)) continue;
    // JSON leaves the one out, and what was there before would stay; the other sets no part.
    if (part === undefined || key === "__proto__") return null;
    patch[key] = part;
  }
  return patch;
}

/** The state after a patch; null if there is nothing it could have been made for. */
export function patched(before: unknown, patch: Patch): unknown {
  return isPlain(before) ? { ...before, ...patch } : null;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
