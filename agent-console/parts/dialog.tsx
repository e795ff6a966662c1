import type { ComponentChildren } from "preact";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { CloseIcon } from "../../widget/ui/icons.tsx";
import { onPress } from "../browser.ts";
import { OfferLine } from "../offer/offer-line.tsx";
import { useDesk } from "../state/use-desk.ts";
import { commonWords } from "../words/common.ts";

type DialogProps = {
  readonly label: string;
  readonly look: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
};

/** The browser's own dialog keeps the focus inside, closes on Escape, and gives the focus back. */
export function Dialog({ label, look, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const gone = useRef(false);
  // Before the next key arrives: it is meant for the dialog.
  useLayoutEffect(() => {
    dialog.current?.showModal();
    // What is not the dialog's content is the shade around it.
    const stop = onPress((event) => {
      if (event.target === dialog.current) onClose();
    });
    return () => {
      gone.current = true;
      stop();
    };
  }, []);
  /** The browser tells of it later: by then another dialog may be there, which it is not about. */
  const closed = () => {
    if (!gone.current) onClose();
  };
  return (
    <dialog ref={dialog} class={`over ${look}`} aria-label={label} onClose={closed}>
      <div class="over-body">
        {children}
        <Failed />
        <OfferLine />
      </div>
    </dialog>
  );
}

/**
 * What was not done since the dialog is here: what is said outside of it is out of reach meanwhile.
 * It stays: whoever reads it has yet to put it right.
 */
function Failed() {
  const { toasts } = useDesk();
  const before = useMemo(() => toasts.shown.peek().at(-1)?.id ?? 0, []);
  const newest = toasts.shown.value.findLast(({ id, failed }) => failed && id > before);
  const kept = useRef<string | null>(null);
  kept.current = newest?.text ?? kept.current;
  return <div role="alert">{kept.current !== null && <p class="failed">{kept.current}</p>}</div>;
}

type HeadProps = { readonly title: string; readonly onClose: () => void };

export function DialogHead({ title, onClose }: HeadProps) {
  return (
    <header>
      <h2 class="grow">{title}</h2>
      <button type="button" class="tool" aria-label={commonWords.close} onClick={onClose}>
        <CloseIcon />
      </button>
    </header>
  );
}

type SearchProps = {
  readonly label: string;
  readonly value: string;
  readonly longest?: number;
  readonly onInput: (value: string) => void;
};

/** What narrows the choices below it; it has the focus as the dialog opens. */
export function DialogSearch({ label, value, longest, onInput }: SearchProps) {
  return (
    <label class="field">
      <input
        type="search"
        autofocus
        aria-label={label}
        placeholder={label}
        maxLength={longest}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </label>
  );
}
