import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Check } from "./checks.ts";

type Fields<K extends string> = Readonly<Record<K, string>>;

export type Form<K extends string> = {
  readonly values: Fields<K>;
  readonly error: (field: K) => string | null;
  readonly set: (field: K, value: string) => void;
  /** Shows what is wrong and goes to the first of it; true when nothing is. */
  readonly check: (form: HTMLFormElement) => boolean;
  /** The server's word on one field. */
  readonly reject: (field: K, error: string) => void;
};

/** Fields that are checked on sending, and from then on while they are put right. */
export function useForm<K extends string>(
  start: Fields<K>,
  checks: Readonly<Record<K, Check>>,
): Form<K> {
  const values = useSignal(start);
  const tried = useSignal(false);
  const rejected = useSignal<Partial<Record<K, string>>>({});
  const names = useRef(Object.keys(start) as K[]).current;
  const wrong = (field: K) => rejected.value[field] ?? checks[field](values.value[field]);
  return {
    values: values.value,
    error: (field) => (tried.value ? wrong(field) : null),
    set(field, value) {
      values.value = { ...values.value, [field]: value };
      rejected.value = { ...rejected.value, [field]: undefined };
    },
    check(form) {
      tried.value = true;
      const first = names.find((field) => wrong(field) !== null);
      if (first !== undefined) form.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
      return first === undefined;
    },
    reject(field, error) {
      rejected.value = { ...rejected.value, [field]: error };
    },
  };
}
