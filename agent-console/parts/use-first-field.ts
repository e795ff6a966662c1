import { useLayoutEffect, useRef } from "preact/hooks";

/** A form that was asked for has the focus in its first field as it appears. */
export function useFirstField() {
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(
    () => form.current?.querySelector<HTMLElement>("input, select, textarea")?.focus(),
    [],
  );
  return form;
}
