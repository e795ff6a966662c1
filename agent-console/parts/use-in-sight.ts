import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { onSight } from "../browser.ts";

/** Whether an element was in sight when the page was last drawn: of a change that is being made, before it. */
export function useInSight(element: RefObject<Element | null>): { readonly current: boolean } {
  const inSight = useRef(false);
  useEffect(() => {
    if (element.current === null) return undefined;
    return onSight(element.current, (now) => (inSight.current = now));
  }, []);
  return inSight;
}
