import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { onResize, onScroll } from "../browser.ts";
import { sliceOf, WHOLE, type Slice } from "./slice.ts";

type Place = {
  readonly key: string;
  /** From 1; null in a list that stands as a whole: the browser counts that itself. */
  readonly nth: number | null;
  readonly of: number;
};

type LongListProps<I> = {
  readonly items: readonly I[];
  readonly keyOf: (item: I) => string;
  /** One `li`, all of them of one height. */
  readonly line: (item: I, place: Place) => VNode;
  /** What scrolls. */
  readonly scroller: { readonly current: HTMLElement | null };
  /** Brought into sight when it changes. */
  readonly shown: string | null;
  readonly look?: string;
};

/** A list of any length: of a long one only what is in sight is on the page, the rest is room. */
export function LongList<I>({ items, keyOf, line, scroller, shown, look }: LongListProps<I>) {
  const list = useRef<HTMLUListElement>(null);
  const slice = useSignal<Slice>({ from: 0, to: WHOLE });
  const row = useRef(0);
  const count = items.length;
  const measure = () => {
    const seen = sightOf(list.current, scroller.current, slice.value);
    if (seen === null) return;
    row.current = seen.row;
    const next = sliceOf(count, seen);
    if (next.from !== slice.value.from || next.to !== slice.value.to) slice.value = next;
  };
  const latest = useRef(measure);
  latest.current = measure;
  useLayoutEffect(measure, [count]);
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const look = () => latest.current();
    const stops = [onScroll(element, look), onResize([element], look)];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  useEffect(() => {
    const at = shown === null ? -1 : items.findIndex((item) => keyOf(item) === shown);
    if (at !== -1) reveal({ at, row: row.current, list: list.current, scroller: scroller.current });
  }, [shown]);
  const from = Math.min(slice.value.from, count);
  const to = count <= WHOLE ? count : Math.min(slice.value.to, count);
  return (
    <ul
      ref={list}
      class={look}
      style={{
        paddingBlockStart: from === 0 ? null : `${from * row.current}px`,
        paddingBlockEnd: to === count ? null : `${(count - to) * row.current}px`,
      }}
    >
      {items.slice(from, to).map((item, nth) =>
        line(item, {
          key: keyOf(item),
          nth: count <= WHOLE ? null : from + nth + 1,
          of: count,
        }),
      )}
    </ul>
  );
}

/** Null: there is nothing to measure. */
function sightOf(list: HTMLElement | null, scroller: HTMLElement | null, { from }: Slice) {
  const first = list?.children[0];
  if (list == null || scroller === null || first === undefined) return null;
  const second = list.children[1];
  const row =
    second === undefined
      ? first.getBoundingClientRect().height
      : second.getBoundingClientRect().top - first.getBoundingClientRect().top;
  const top = first.getBoundingClientRect().top - from * row;
  const edge = scroller.getBoundingClientRect();
  return { above: edge.top - top, view: edge.height, row };
}

type Revealed = {
  readonly at: number;
  readonly row: number;
  readonly list: HTMLElement | null;
  readonly scroller: HTMLElement | null;
};

/** As little as it takes; to the middle where it is out of sight altogether. */
function reveal({ at, row, list, scroller }: Revealed): void {
  if (list === null || scroller === null || row === 0) return;
  const edge = scroller.getBoundingClientRect();
  const top = list.getBoundingClientRect().top - edge.top + at * row;
  if (top >= 0 && top + row <= edge.height) return;
  scroller.scrollTop += top - edge.height / 2 + row / 2;
}
