const LOOK_EVERY_MS = 5;
const PATIENCE_MS = 10_000;

/** Waits until `look` finds something (not false, null or undefined) and returns it; fails naming what was missed. */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
  patienceMs = PATIENCE_MS,
): Promise<Exclude<T, false | null | undefined>> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const found = await look();
    if (found !== false && found !== null && found !== undefined)
      return found as Exclude<T, false | null | undefined>;
    if (Date.now() > end) throw new Error(`waited ${patienceMs} ms in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
