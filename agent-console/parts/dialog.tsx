import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { onPress } from "../browser.ts";

type DialogProps = {
  readonly label: string;
  readonly look: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
};

/** The browser's own dialog keeps the focus inside, closes on Escape, and gives the focus back. */
export function Dialog({ label, look, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  // Before the next key arrives: it is meant for the dialog.
  useLayoutEffect(() => {
    dialog.current?.showModal();
    // What is not the dialog's content is the shade around it.
    return onPress((event) => {
      if (event.target === dialog.current) onClose();
    });
  }, []);
  return (
    <dialog ref={dialog} class={`over ${look}`} aria-label={label} onClose={onClose}>
      <div class="over-body">{children}</div>
    </dialog>
  );
}
