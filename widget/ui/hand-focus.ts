/**
 * Where what has the focus disappears under it (a button that did its work), the focus goes on to an
 * heir: a browser would begin again at the top of the page. Answers with how to stop.
 */
export function handFocusOn(root: HTMLElement, heir: () => HTMLElement | null): () => void {
  const page = root.ownerDocument;
  let last: EventTarget | null = null;
  const note = ({ target }: FocusEvent) => (last = target);
  const gone = new MutationObserver(() => {
    if (!(last instanceof Element) || last.isConnected) return;
    last = null;
    if (page.hasFocus() && page.activeElement === page.body) heir()?.focus({ preventScroll: true });
  });
  root.addEventListener("focusin", note);
  gone.observe(root, { childList: true, subtree: true });
  return () => {
    root.removeEventListener("focusin", note);
    gone.disconnect();
  };
}
