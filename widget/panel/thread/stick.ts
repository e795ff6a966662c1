import { useSignal, type Signal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { WRITING } from "../keep-focus.tsx";

/** This close to the end counts as being there. */
const NEAR_PX = 48;
/** What is left of the lines above the one that is gone to. */
const ABOVE_PX = 40;

/** Keeps a scroller at its end while the reader is there, and leaves them alone when they aren't. */
export function useStick(newest: string): {
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** Something came while the reader was further up. */
  readonly below: Signal<boolean>;
  readonly toEnd: () => void;
  /** One goes on reading from this line, if it is further up than what would be in sight. */
  readonly startAt: (line: HTMLElement) => void;
} {
  const scroller = useRef<HTMLDivElement | null>(null);
  const stuck = useRef(true);
  const below = useSignal(false);
  const toEnd = () => {
    stuck.current = true;
    below.value = false;
    const { current } = scroller;
    if (current !== null) current.scrollTop = current.scrollHeight;
  };
  const startAt = (line: HTMLElement) => {
    const { current } = scroller;
    if (current === null) return;
    const above = current.getBoundingClientRect().top - line.getBoundingClientRect().top;
    if (above <= 0) return;
    stuck.current = false;
    below.value = true;
    current.scrollTop -= above + ABOVE_PX;
  };
  useLayoutEffect(() => {
    if (!stuck.current) below.value = true;
  }, [newest]);
  useEffect(() => {
    const { current } = scroller;
    if (current === null) return;
    const moved = () => {
      stuck.current = current.scrollHeight - current.scrollTop - current.clientHeight < NEAR_PX;
      if (stuck.current) below.value = false;
    };
    // What comes adds to the content, a keyboard takes from the height; the end must stay in sight, unless
    // it is elsewhere that one writes.
    const stay = () => stuck.current && current.querySelector(WRITING) === null && toEnd();
    const added = new MutationObserver(stay);
    const resized = new ResizeObserver(stay);
    current.addEventListener("scroll", moved, { passive: true });
    added.observe(current, { childList: true, subtree: true });
    resized.observe(current);
    toEnd();
    return () => {
      current.removeEventListener("scroll", moved);
      added.disconnect();
      resized.disconnect();
    };
  }, []);
  return { scroller, below, toEnd, startAt };
}
