import type { Frame } from "playwright-core";

/** What one reads or presses that sticks out to the side of its card or of the page: a line each. */
export function outside(frame: Frame): Promise<readonly string[]> {
  return frame.evaluate(() => {
    const things = document.querySelectorAll<HTMLElement>(
      "button, input, textarea, label, h2, h3, p, li, .field, .chip, .icon",
    );
    // What ends in an ellipsis has more words than it shows.
    const seen = [...things].filter(
      (one) => one.checkVisibility() && one.closest(".sr, .clip") === null,
    );
    return seen.flatMap((one) => {
      const words = document.createRange();
      words.selectNodeContents(one);
      const boxes = [one.getBoundingClientRect(), ...words.getClientRects()];
      const around = one.closest(".card") ?? document.documentElement;
      const { left, right } = around.getBoundingClientRect();
      const out = boxes.find((box) => box.left < left - 1 || box.right > right + 1);
      return out === undefined
        ? []
        : [`${one.outerHTML.slice(0, 80)}: ${out.left} to ${out.right} in ${left} to ${right}`];
    });
  });
}
