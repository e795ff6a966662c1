import type { Frame } from "playwright-core";

/** Side of the smallest target for a finger, in CSS pixels (WCAG 2.5.5). */
const LEAST_PX = 44;

/**
 * Controls in sight that a finger could miss, a line each: smaller than they should be, with the
 * invisible frame around them (`::after`) that a touch screen gives them. Links in a sentence count not.
 */
export function smallTargets(frame: Frame): Promise<readonly string[]> {
  return frame.evaluate((least) => {
    const reach = (one: HTMLElement) => {
      const { width, height } = one.getBoundingClientRect();
      const { content, position, top, left } = getComputedStyle(one, "::after");
      const more = (edge: string) =>
        content === "none" || position !== "absolute"
          ? 0
          : Math.max(0, -2 * Number.parseFloat(edge));
      return { width: width + (more(left) || 0), height: height + (more(top) || 0) };
    };
    // Of a field its frame, of a choice its words are pressed as well.
    const around = (one: HTMLElement) =>
      one.matches("input, textarea") ? (one.closest<HTMLElement>(".field, label") ?? one) : one;
    const controls = document.querySelectorAll<HTMLElement>("button, input, textarea, summary");
    return [...controls]
      .filter((one) => one.checkVisibility() && one.closest("[inert]") === null)
      .flatMap((one) => {
        const { width, height } = reach(around(one));
        const name = one.ariaLabel ?? (one.textContent || one.tagName);
        return width < least - 0.5 || height < least - 0.5
          ? [`${name.trim()}: ${Math.round(width)} x ${Math.round(height)}`]
          : [];
      });
  }, LEAST_PX);
}
