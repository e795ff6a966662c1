import { useLayoutEffect } from "preact/hooks";

/** Takes a key of the field first; true: it was for what is offered above it. */
export type PickKeys = (event: KeyboardEvent) => boolean;

type Offered = {
  readonly keys: { current: PickKeys | null };
  readonly count: number;
  readonly at: number;
  readonly onMove: (to: number) => void;
  readonly onTake: () => void;
  readonly onClose: () => void;
};

/** While something is offered, arrows choose, Enter or Tab takes, Escape closes. */
export function usePickKeys({ keys, count, at, onMove, onTake, onClose }: Offered): void {
  // With what is shown, not behind it: the next key is for what one sees.
  useLayoutEffect(() => {
    keys.current = (event) => {
      if (count === 0 || event.isComposing) return false;
      const step = { ArrowDown: 1, ArrowUp: count - 1 }[event.key];
      if (step !== undefined) onMove((at + step) % count);
      else if (event.key === "Escape") onClose();
      else if ((event.key === "Enter" && !event.ctrlKey) || event.key === "Tab") onTake();
      else return false;
      event.preventDefault();
      event.stopPropagation();
      return true;
    };
    return () => (keys.current = null);
  });
}
