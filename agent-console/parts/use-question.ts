import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { useKeys } from "./use-keys.ts";

/**
 * A question that stands in its place (`alertdialog`): it is in sight and has the focus itself, none of its
 * buttons, so that whoever presses Enter twice has not answered. Escape means no.
 *
 * @param which another one takes the focus anew
 */
export function useQuestion(which: string, onNo: () => void): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => place.current?.focus(), [which]);
  useKeys(place, (event) => {
    if (event.key === "Escape") onNo();
  });
  return place;
}
