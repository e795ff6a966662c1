import type { Signal } from "@preact/signals";
import type { ComponentChildren } from "preact";

type ToolToggleProps = {
  readonly open: Signal<boolean>;
  readonly name: string;
  /** Its icon. */
  readonly children: ComponentChildren;
};

/** Opens and closes what belongs to a tool above the thread. */
export function ToolToggle({ open, name, children }: ToolToggleProps) {
  return (
    <button
      type="button"
      class="tool"
      aria-label={name}
      title={name}
      aria-expanded={open.value}
      onClick={() => (open.value = !open.value)}
    >
      {children}
    </button>
  );
}
