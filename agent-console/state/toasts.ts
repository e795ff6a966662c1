import { signal, type ReadonlySignal } from "@preact/signals";
import { after } from "../browser.ts";

/** A way back, or on, that a toast offers. */
export type ToastAction = { readonly label: string; readonly run: () => void };

export type Toast = {
  readonly id: number;
  readonly text: string;
  readonly action: ToastAction | null;
  /** Something one asked for was not done. */
  readonly failed: boolean;
};

export interface Toasts {
  readonly shown: ReadonlySignal<readonly Toast[]>;
  say(text: string, action?: ToastAction): void;
  /** That something was not done, and why. */
  fail(text: string): void;
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
  const add = (toast: Omit<Toast, "id">) => {
    last += 1;
    const id = last;
    const others = shown.value.filter(({ text }) => text !== toast.text);
    shown.value = [...others, { id, ...toast }].slice(-AT_ONCE);
    after(STAYS_MS, () => dismiss(id));
  };
  return {
    shown,
    dismiss,
    say: (text, action) => add({ text, action: action ?? null, failed: false }),
    fail: (text) => add({ text, action: null, failed: true }),
  };
}
