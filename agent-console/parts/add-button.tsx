import type { ComponentChildren } from "preact";

type AddProps = {
  /** There is no room for another one. */
  readonly full: boolean;
  readonly onAdd: () => void;
  readonly small?: boolean;
  readonly children: ComponentChildren;
};

/** Adds one more to a list. At its limit it is not disabled: whoever added the last one has the focus here. */
export function AddButton({ full, onAdd, small = false, children }: AddProps) {
  return (
    <button
      type="button"
      class={small ? "btn btn-line sm" : "btn btn-line"}
      aria-disabled={full}
      onClick={() => !full && onAdd()}
    >
      {children}
    </button>
  );
}
