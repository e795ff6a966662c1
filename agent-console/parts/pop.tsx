import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { onPress } from "../browser.ts";
import { useKeys } from "./use-keys.ts";

type PopProps = {
  readonly label: string;
  readonly icon: ComponentChildren;
  readonly triggerClass?: string;
  /** Besides the way it opens. */
  readonly look?: string;
  readonly children: (close: () => void) => ComponentChildren;
};

/** A button and the small window it opens beside itself. Escape and a press elsewhere close it. */
export function Pop({ label, icon, triggerClass = "tool sm", look = "", children }: PopProps) {
  const open = useSignal(false);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open.value) return undefined;
    return onPress((event) => {
      const inside = event.target instanceof Node && frame.current?.contains(event.target);
      if (inside !== true) open.value = false;
    });
  }, [open.value]);
  const close = () => {
    open.value = false;
    frame.current?.querySelector("button")?.focus();
  };
  useKeys(frame, (event) => {
    if (event.key !== "Escape" || !open.value) return;
    event.stopPropagation();
    close();
  });
  return (
    <div class="menu-frame" ref={frame}>
      <button
        type="button"
        class={triggerClass}
        aria-label={label}
        title={label}
        aria-expanded={open.value}
        onClick={() => (open.value = !open.value)}
      >
        {icon}
      </button>
      {open.value && (
        <div class={`insert-pop arrive ${look}`} role="dialog" aria-label={label}>
          {children(close)}
        </div>
      )}
    </div>
  );
}
