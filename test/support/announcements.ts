import type { Frame } from "playwright-core";

/** What assistive technology was told by itself, in order. */
export type Announced = { take(): Promise<readonly string[]> };

/** What was told, whenever and by whichever visitor, in an order of its own: what is at once may come either way. */
export function plainly(told: readonly string[]): readonly string[] {
  return told
    .map((line) => line.replaceAll(/Visitor \w{4}\b/g, "Visitor").replaceAll(/\d\d:\d\d/g, "TIME"))
    .sort();
}

type Noted = { announced: string[] };

/**
 * Writes down what live regions tell from now on, as the accessibility tree has them: what is added to
 * one, or changes in one; all of a region that is told as a whole (`status`, `alert`).
 */
export async function listenTo(frame: Frame): Promise<Announced> {
  await frame.evaluate(() => {
    const announced: string[] = [];
    const WHOLE = /^(status|alert)$/;
    const regionOf = (at: Element | null): Element | null =>
      at?.closest("[aria-live], [role=log], [role=status], [role=alert]") ?? null;
    const isTold = (region: Element) =>
      region.getAttribute("aria-live") !== "off" && region.closest("[inert]") === null;
    const textOf = (node: Node): string => {
      if (node instanceof Text) return node.data;
      if (!(node instanceof Element)) return "";
      if (node.ariaHidden === "true" || !node.checkVisibility()) return "";
      return node.ariaLabel ?? [...node.childNodes].map(textOf).join(" ");
    };
    const inside = (region: Element) => [...region.childNodes].map(textOf).join(" ");
    const say = (text: string) => {
      const words = text.replaceAll(/\s+/g, " ").trim();
      if (words !== "") announced.push(words);
    };
    const added = (record: MutationRecord) =>
      [...record.addedNodes].filter(
        (node) => node.isConnected && !(node instanceof Element && regionOf(node) === node),
      );
    new MutationObserver((records) => {
      const whole = new Set<Element>();
      for (const record of records) {
        const at = record.target instanceof Element ? record.target : record.target.parentElement;
        const region = regionOf(at);
        if (region === null || !isTold(region)) continue;
        const isWhole = region.ariaAtomic === null && WHOLE.test(region.role ?? "");
        if (isWhole) whole.add(region);
        else if (record.type === "characterData") say(textOf(record.target));
        else for (const node of added(record)) say(textOf(node));
      }
      for (const region of whole) say(inside(region));
      // A region that appears with words in it is told as well.
      const fresh = records.flatMap((record) => [...record.addedNodes]);
      for (const node of fresh) {
        if (!(node instanceof Element) || !node.isConnected) continue;
        for (const region of [node, ...node.querySelectorAll("[role=status], [role=alert]")])
          if (WHOLE.test(region.role ?? "") && isTold(region) && !whole.has(region)) {
            whole.add(region);
            say(inside(region));
          }
      }
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
    Object.assign(globalThis, { announced });
  });
  return {
    take: () => frame.evaluate(() => (globalThis as unknown as Noted).announced.splice(0)),
  };
}
