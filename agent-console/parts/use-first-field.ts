import { useLayoutEffect, useRef } from "preact/hooks";

/**
 * A form that was asked for has the focus in its first field as it appears, and whenever it is asked for
 * again.
 *
 * @param asked how often it was; 0: it is here by itself, and takes nothing
 */
export function useFirstField(asked = 1) {
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    if (asked > 0) form.current?.querySelector<HTMLElement>("input, select, textarea")?.focus();
  }, [asked]);
  return form;
}
