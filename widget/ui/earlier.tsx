import { useSignal, type Signal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { fetchEarlier, hasEarlier, type AskForEarlier } from "../link/earlier.ts";
import type { Thread } from "../link/thread.ts";

/** This close to the first line one reads, those before it are fetched. */
const NEAR_PX = 240;

type EarlierProps = {
  readonly thread: Thread;
  readonly ask: AskForEarlier;
  readonly label: string;
  /** True while lines come in front: they are not news, and not to be read out. */
  readonly quiet?: Signal<boolean>;
};

/** Above the first line that is held: those before it come when one scrolls near, or presses. */
export function Earlier({ thread, ask, label, quiet }: EarlierProps) {
  const busy = useSignal(false);
  const button = useRef<HTMLButtonElement>(null);
  const place = useRef<Place | null>(null);
  const view = thread.view.value;

  const tell = (on: boolean) => {
    busy.value = on;
    if (quiet !== undefined) quiet.value = on;
  };
  const load = async () => {
    if (busy.value) return;
    tell(true);
    await fetchEarlier(thread, ask, () => (place.current = placeNow(button.current)));
    if (place.current === null) tell(false);
  };
  useLayoutEffect(() => {
    if (place.current === null) return;
    keep(place.current, button.current);
    place.current = null;
    tell(false);
  }, [view.public.from, view.internal?.from]);
  useEffect(() => {
    const scroller = scrollerOf(button.current);
    const moved = () => void (isNear(button.current, scroller) && load());
    scroller?.addEventListener("scroll", moved, { passive: true });
    return () => scroller?.removeEventListener("scroll", moved);
  }, [thread, hasEarlier(view)]);

  if (!hasEarlier(view)) return null;
  return (
    <button
      type="button"
      ref={button}
      class="btn btn-line earlier"
      aria-disabled={busy.value}
      onClick={() => void load()}
    >
      {label}
    </button>
  );
}

/** How a scroller stood right before lines came in front. */
type Place = {
  readonly scroller: HTMLElement;
  readonly height: number;
  readonly top: number;
  readonly focused: boolean;
};

/** What scrolls can be focused, so that keys scroll it. */
function scrollerOf(element: HTMLElement | null): HTMLElement | null {
  return element?.closest<HTMLElement>("[tabindex='0']") ?? null;
}

function placeNow(button: HTMLElement | null): Place | null {
  const scroller = scrollerOf(button);
  if (button === null || scroller === null) return null;
  const { scrollHeight: height, scrollTop: top } = scroller;
  return { scroller, height, top, focused: button.matches(":focus") };
}

/** What one reads stays where it is, and so does the focus when the button has gone. */
function keep({ scroller, height, top, focused }: Place, button: HTMLElement | null): void {
  scroller.scrollTop = top + scroller.scrollHeight - height;
  if (focused && button === null) scroller.focus({ preventScroll: true });
}

function isNear(button: HTMLElement | null, scroller: HTMLElement | null): boolean {
  if (button === null || scroller === null || button.offsetHeight === 0) return false;
  const { bottom } = button.getBoundingClientRect();
  return bottom > scroller.getBoundingClientRect().top - NEAR_PX;
}
