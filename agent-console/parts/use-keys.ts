import { useEffect } from "preact/hooks";
import { onKeyIn } from "../browser.ts";

/** Keys pressed anywhere inside an element, while it is there. */
export function useKeys(
  frame: { readonly current: HTMLElement | null },
  work: (event: KeyboardEvent, frame: HTMLElement) => void,
): void {
  useEffect(() => {
    const element = frame.current;
    return element === null ? undefined : onKeyIn(element, (event) => work(event, element));
  });
}
