import type { Frame } from "playwright-core";

/** What sticks out to the side of a page of this width, and has no scroller of its own: a line each. */
export function wideThings(frame: Frame): Promise<readonly string[]> {
  return frame.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      (/auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX) ||
        scrolls(element.parentElement));
    const own = document.documentElement.scrollWidth;
    const widest = [...document.body.querySelectorAll("*")].find(
      (element) => element.getBoundingClientRect().right > own - 1,
    );
    const page =
      own > width + 1 ? [`the page is ${own} wide: ${widest?.outerHTML.slice(0, 160)}`] : [];
    const wide = [...document.body.querySelectorAll("*")].filter((element) => {
      const { right, left, width: across } = element.getBoundingClientRect();
      const isSeen = across > 2 && getComputedStyle(element).visibility !== "hidden";
      return isSeen && (right > width + 1 || left < -1) && !scrolls(element.parentElement);
    });
    return [...page, ...wide.slice(0, 3).map((element) => element.outerHTML.slice(0, 120))];
  });
}

/** Panes that scroll to both sides: what is in them cannot be read in a line. */
export function bothWays(frame: Frame): Promise<readonly string[]> {
  return frame.evaluate(() =>
    [...document.querySelectorAll("*")]
      .filter((element) => {
        const { overflowX, overflowY } = getComputedStyle(element);
        const scrolls = /auto|scroll/;
        return (
          scrolls.test(overflowX) &&
          scrolls.test(overflowY) &&
          element.scrollWidth > element.clientWidth + 1 &&
          element.scrollHeight > element.clientHeight + 1
        );
      })
      .map((pane) => {
        const edge = pane.getBoundingClientRect().left + pane.clientWidth + 1;
        const wide = [...pane.querySelectorAll("*")].filter(
          (element) => element.getBoundingClientRect().right > edge,
        );
        return `${pane.className}: ${wide.at(-1)?.outerHTML.slice(0, 160)}`;
      }),
  );
}

/** What moves though the reader wants nothing to move. */
export function movingThings(frame: Frame): Promise<readonly string[]> {
  return frame.evaluate(() =>
    document
      .getAnimations()
      .filter(({ playState, effect }) => {
        const { duration } = effect?.getComputedTiming() ?? {};
        return playState === "running" && Number(duration) > 50;
      })
      .map(({ effect }) => ((effect as KeyframeEffect).target?.outerHTML ?? "").slice(0, 120)),
  );
}

/**
 * What can be pressed but not hit with a finger: fewer than 44 pixels to one side or the other, with what
 * belongs to it (a label, room around small words). Links inside a text stand as they are (WCAG 2.5.8).
 */
export function smallTargets(frame: Frame): Promise<readonly string[]> {
  return frame.evaluate(() => {
    const HALF = 21;
    const small: string[] = [];
    const all = document.querySelectorAll(
      "button, a[href], input, select, textarea, summary, [tabindex='0']",
    );
    for (const element of all) {
      element.scrollIntoView({ block: "center", behavior: "instant" });
      const { left, top, width, height } = element.getBoundingClientRect();
      const isHidden =
        width < 3 || height < 3 || !element.checkVisibility({ visibilityProperty: true });
      const inText =
        element.matches("p a, li a, .bubble a") && getComputedStyle(element).display === "inline";
      if (isHidden || inText || element.matches(":disabled, [type=file]")) continue;
      const [x, y] = [left + width / 2, top + height / 2];
      const isOwn = (dx: number, dy: number) => {
        const at = document.elementFromPoint(x + dx, y + dy);
        const label = element.closest("label, .field");
        return at !== null && (element.contains(at) || label?.contains(at) === true);
      };
      const reach = [
        [HALF, 0],
        [-HALF, 0],
        [0, HALF],
        [0, -HALF],
      ] as const;
      // At the edge of the window there is nothing to be measured.
      const outside = x < HALF || y < HALF || x > innerWidth - HALF || y > innerHeight - HALF;
      if (!outside && isOwn(0, 0) && !reach.every(([dx, dy]) => isOwn(dx, dy)))
        small.push(`${Math.round(width)}x${Math.round(height)} ${element.outerHTML.slice(0, 120)}`);
    }
    return small;
  });
}

/** What has the focus and does not show it. */
export function unseenFocus(frame: Frame): Promise<readonly string[]> {
  return frame.evaluate(() => {
    const unseen: string[] = [];
    const all = document.querySelectorAll<HTMLElement>(
      "button, a[href], input, select, textarea, summary, [tabindex='0']",
    );
    for (const element of all) {
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      // Nobody comes there by key: what is chosen in a list, while the field above it keeps the focus.
      if (element.matches(":disabled, [tabindex='-1']")) continue;
      const looks = () =>
        [element, ...["label", ".field", ".pick", "form", "li"].map((s) => element.closest(s))]
          .filter((one) => one !== null)
          .map((one) => {
            const style = getComputedStyle(one);
            return [
              style.outlineStyle === "none" ? "" : style.outlineWidth + style.outlineColor,
              style.borderColor,
              style.backgroundColor,
              style.textDecoration,
            ].join();
          })
          .join("|");
      element.blur();
      const before = looks();
      element.focus();
      if (document.activeElement === element && looks() === before)
        unseen.push(element.outerHTML.slice(0, 140));
    }
    return unseen;
  });
}
