import { useSignal } from "@preact/signals";

export type Typed<V> = {
  /** What the field shows. */
  readonly text: string;
  /** What was typed, and the value it stands for. */
  readonly type: (text: string, value: V) => void;
  /** The field is left: its value is written as values are. */
  readonly leave: () => void;
};

/**
 * What is typed for a value stays as it is typed, also while it is none yet ("4:" on the way to "4:00"),
 * for as long as it stands for that value: after "Discard" the field shows what is there.
 */
export function useTyped<V>(value: V, write: (value: V) => string): Typed<V> {
  const typed = useSignal<{ readonly text: string; readonly value: V } | null>(null);
  return {
    text: textOf(typed.value, value, write),
    type: (text, stands) => (typed.value = { text, value: stands }),
    leave: () => (typed.value = null),
  };
}

function textOf<V>(
  typed: { readonly text: string; readonly value: V } | null,
  value: V,
  write: (value: V) => string,
): string {
  const stands = typed !== null && JSON.stringify(typed.value) === JSON.stringify(value);
  return stands ? typed.text : write(value);
}
