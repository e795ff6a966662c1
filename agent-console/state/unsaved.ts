import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { warnOnLeaving } from "../browser.ts";
import type { Desk } from "./desk.ts";
import { useDesk } from "./use-desk.ts";

/** What was edited on the pages of settings and is not saved, by the form's name. */
type Unsaved = {
  readonly forms: Signal<ReadonlyMap<string, Signal<unknown>>>;
  readonly any: ReadonlySignal<boolean>;
};

const kept = new WeakMap<Desk, Unsaved>();

/** One for each desk, so that it outlives a look at another page. */
function unsavedOf(desk: Desk): Unsaved {
  const known = kept.get(desk);
  if (known !== undefined) return known;
  const forms = signal<ReadonlyMap<string, Signal<unknown>>>(new Map());
  const any = computed(() => [...forms.value.values()].some(({ value }) => value !== null));
  const made = { forms, any };
  kept.set(desk, made);
  return made;
}

/** What is edited in one form; null: nothing. */
export function unsavedIn<T>(desk: Desk, form: string): Signal<T | null> {
  const { forms } = unsavedOf(desk);
  const known = forms.peek().get(form);
  if (known !== undefined) return known as Signal<T | null>;
  const edited = signal<T | null>(null);
  forms.value = new Map([...forms.peek(), [form, edited as Signal<unknown>]]);
  return edited;
}

export function useUnsaved<T>(form: string): Signal<T | null> {
  return unsavedIn<T>(useDesk(), form);
}

/** Once for the whole console: the browser asks before a reload takes what is not saved. */
export function useWarningOfUnsaved(): void {
  const { any } = unsavedOf(useDesk());
  const warns = any.value;
  useEffect(() => (warns ? warnOnLeaving() : undefined), [warns]);
}
