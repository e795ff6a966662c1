import type { Signal } from "@preact/signals";
import type { ComponentChildren, RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

type ToolToggleProps = {
  readonly open: Signal<boolean>;
  readonly name: string;
  /** Its icon. */
  readonly children: ComponentChildren;
};

/** What a tool opens: its first field takes the focus, and Escape closes it alone. */
export function useOpened<E extends HTMLElement>(
  open: Signal<boolean>,
): { readonly ref: RefObject<E | null>; readonly onKeyDown: (event: KeyboardEvent) => void } {
  const ref = useRef<E>(null);
  useEffect(() => {
    if (open.value) ref.current?.querySelector("input")?.focus();
  }, [open.value]);
  return {
    ref,
    onKeyDown(event) {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      open.value = false;
    },
  };
}

/** Opens and closes what belongs to a tool above the thread. */
export function ToolToggle({ open, name, children }: ToolToggleProps) {
  return (
    <button
      type="button"
      class="tool"
      title={name}
      aria-expanded={open.value}
      onClick={() => (open.value = !open.value)}
    >
      {children}
    </button>
  );
}
