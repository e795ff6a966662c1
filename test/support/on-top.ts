import type { Locator } from "playwright-core";

/** Whether all of it, from its start to its end, is where a press reaches it. */
export function isOnTop(one: Locator): Promise<boolean> {
  return one.evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return [left + 2, right - 2].every((x) => {
      const hit = document.elementFromPoint(x, (top + bottom) / 2);
      return hit !== null && element.contains(hit);
    });
  });
}
