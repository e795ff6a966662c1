import { useSignal, type ReadonlySignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { onResize } from "../browser.ts";

type Bottom = {
  readonly at: ReadonlySignal<boolean>;
  /** Something new is below what one reads. */
  readonly more: ReadonlySignal<boolean>;
  readonly scrolled: () => void;
  readonly go: () => void;
};

const NEAR_PX = 48;

/** Keeps a scroller at its newest line as long as one has not gone up. @param last key of that line */
export function useBottom(
  scroller: { readonly current: HTMLElement | null },
  last: string,
): Bottom {
  const at = useSignal(true);
  const more = useSignal(false);
  const known = useRef(last);
  const go = () => {
    const element = scroller.current;
    if (element !== null) element.scrollTop = element.scrollHeight;
  };
  const scrolled = () => {
    const element = scroller.current;
    if (element === null) return;
    at.value = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX;
    if (at.value) more.value = false;
  };
  useLayoutEffect(() => {
    if (at.value) go();
    else if (known.current !== last) more.value = true;
    known.current = last;
  });
  // A growing text field takes room from the thread.
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    return onResize([element, ...element.children], () => {
      if (at.value) go();
    });
  }, []);
  return { at, more, scrolled, go };
}
