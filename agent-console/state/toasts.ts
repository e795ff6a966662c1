import { signal, type ReadonlySignal } from "@preact/signals";
import { after } from "../browser.ts";

/** A way back, or on, that a toast offers. */
export type ToastAction = { readonly label: string; readonly run: () => void };

export type Toast = {
  readonly id: number;
  readonly text: string;
  readonly action: ToastAction | null;
};

export interface Toasts {
  readonly shown: ReadonlySignal<readonly Toast[]>;
  say(text: string, action?: ToastAction): void;
  dismiss(id: number): void;
}

const STAYS_MS = 8_000;
const AT_ONCE = 3;

export function createToasts(): Toasts {
  const shown = signal<readonly Toast[]>([]);
  let last = 0;
  const dismiss = (id: number) => {
    shown.value = shown.value.filter((toast) => toast.id !== id);
  };
  return {
    shown,
    dismiss,
    say(text, action) {
      last += 1;
      const id = last;
      shown.value = [
        ...shown.value.filter((toast) => toast.text !== text),
        { id, text, action: action ?? null },
      ].slice(-AT_ONCE);
      after(STAYS_MS, () => dismiss(id));
    },
  };
}
