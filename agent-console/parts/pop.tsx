import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { focused, onPress } from "../browser.ts";
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
  // Before the next key arrives: it is meant for the window, also while its content is fetched.
  useLayoutEffect(() => {
    if (!open.value) return undefined;
    const { current } = frame;
    if (focused() === current?.querySelector("button"))
      current?.querySelector<HTMLElement>("[role=dialog]")?.focus();
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
        onClick={({ currentTarget }) => {
          // Wherever it was pressed from: what the window holds takes the focus from here.
          currentTarget.focus();
          open.value = !open.value;
        }}
      >
        {icon}
      </button>
      {open.value && (
        <div class={`insert-pop arrive ${look}`} role="dialog" aria-label={label} tabIndex={-1}>
          {children(close)}
        </div>
      )}
    </div>
  );
}
